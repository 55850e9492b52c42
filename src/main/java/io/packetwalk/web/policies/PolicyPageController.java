package io.packetwalk.web.policies;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Node;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.PolicyType;
import io.packetwalk.lab.Lab;
import io.packetwalk.lab.Labs;
import io.packetwalk.lab.NotFoundException;
import io.packetwalk.networkpolicy.NetworkPolicies;
import io.packetwalk.walk.InvalidRequestException;
import io.packetwalk.web.SettingsView;
import io.packetwalk.web.Visitor;
import io.packetwalk.web.WalkedPair;
import io.packetwalk.web.page.Places;

/**
 * What policies let a pod do, and whom they let in: looking keeps nothing, walking does.
 */
@Controller
@Hidden
class PolicyPageController {

	private final Labs labs;

	private final WalkedPair walks;

	PolicyPageController(Labs labs, WalkedPair walks) {
		this.labs = labs;
		this.walks = walks;
	}

	@GetMapping("/labs/{id}/policies")
	String show(@PathVariable String id, @RequestParam(defaultValue = "") String pod,
			@RequestParam(defaultValue = "") String verdict, @RequestParam(defaultValue = "") String ns,
			@RequestParam(defaultValue = "false") boolean all, @RequestParam(defaultValue = "") String from,
			@RequestParam(defaultValue = "") String to, @RequestParam(defaultValue = "") String port,
			HttpServletResponse response, Model model) {
		Lab lab = this.labs.find(id);
		Cluster cluster = lab.cluster();
		List<Pod> pods = cluster.pods().stream().filter((one) -> one.ip() != null).toList();
		PolicyFilter filter = new PolicyFilter(verdict, ns, all);
		model.addAttribute("lab", new Head(lab.id(), lab.name()));
		model.addAttribute("settings", SettingsView.of(cluster));
		model.addAttribute("enforcement", lab.dataplane().policies().enforcement());
		model.addAttribute("written", cluster.networkPolicies().size() + cluster.clusterNetworkPolicies().size());
		model.addAttribute("pods",
				pods.stream().map((one) -> new Choice(one.key(), one.ip() + ", " + End.workload(one))).toList());
		model.addAttribute("namespaces", pods.stream().map(Pod::namespace).distinct().sorted().toList());
		model.addAttribute("filter", filter);
		model.addAttribute("asked", new Asked(pod, from, to, port));
		model.addAttribute("sources", Places.sources(cluster));
		model.addAttribute("targets", targets(cluster, pods));
		find(lab, pods, pod).ifPresentOrElse((found) -> pod(lab, found, filter, model),
				() -> model.addAttribute("unknown", pod));
		ask(lab, from, to, port, model);
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		return "policies";
	}

	/** The pod asked for; without one, the first that a policy isolates. */
	private static Optional<Pod> find(Lab lab, List<Pod> pods, String key) {
		NetworkPolicies policies = lab.dataplane().policies();
		if (!key.isBlank()) {
			return pods.stream().filter((one) -> one.key().equals(key.strip())).findFirst();
		}
		return pods.stream()
			.filter((one) -> !policies.isolating(one, PolicyType.INGRESS).isEmpty()
					|| !policies.isolating(one, PolicyType.EGRESS).isEmpty())
			.findFirst()
			.or(() -> pods.stream().filter((one) -> !one.hostNetwork() && !Places.isAddOn(one.namespace())).findFirst())
			.or(() -> pods.stream().findFirst());
	}

	private static void pod(Lab lab, Pod pod, PolicyFilter filter, Model model) {
		model.addAttribute("pod", new PodHead(pod.key(), End.workload(pod), String.valueOf(pod.ip()),
				String.valueOf(pod.node()), pod.hostNetwork(), pod.labels().toString().replaceAll("[{}]", "")));
		model.addAttribute("sections", List.of(Section.of(lab, pod, PolicyType.INGRESS, filter),
				Section.of(lab, pod, PolicyType.EGRESS, filter)));
	}

	private static void ask(Lab lab, String from, String to, String port, Model model) {
		if (from.isBlank() || to.isBlank() || port.isBlank()) {
			return;
		}
		try {
			model.addAttribute("explained", Explained.of(lab, Question.of(lab.cluster(), from, to, port)));
		}
		catch (InvalidRequestException ex) {
			model.addAttribute("refused", ex);
		}
	}

	private static List<Choice> targets(Cluster cluster, List<Pod> pods) {
		List<Choice> targets = new ArrayList<>();
		cluster.services()
			.forEach((service) -> targets.add(new Choice("service/" + service.key(),
					service.type() + " Service, port "
							+ String.join(", ",
									service.ports()
										.stream()
										.map((one) -> new Port(one.protocol(), one.port()).typed())
										.toList()))));
		pods.forEach((one) -> targets.add(new Choice("pod/" + one.key(), "pod, " + one.ip())));
		cluster.nodes().forEach((node) -> targets.add(new Choice("node/" + node.name(), "node, " + node.internalIp())));
		return targets;
	}

	@PostMapping("/labs/{id}/policies")
	ResponseEntity<Void> walk(@PathVariable String id, @RequestParam String pair, Visitor visitor) {
		return this.walks.walk(id, pair, visitor);
	}

	/** The policies of the pods of a node, as its kernel would get them. */
	@GetMapping(path = "/labs/{id}/policies.nft", produces = MediaType.TEXT_PLAIN_VALUE)
	@ResponseBody
	String raw(@PathVariable String id, @RequestParam String node) {
		Lab lab = this.labs.find(id);
		Node found = lab.cluster().node(node).orElseThrow(() -> NotFoundException.node(node));
		return lab.dataplane().policies().print(found);
	}

	/**
	 * The lab.
	 *
	 * @param id its id
	 * @param name what people call it
	 */
	record Head(String id, String name) {
	}

	/**
	 * The pod.
	 *
	 * @param key {@code namespace/name}
	 * @param workload what it belongs to
	 * @param address its address
	 * @param node its node
	 * @param hostNetwork whether it is on the node's network
	 * @param labels its labels
	 */
	record PodHead(String key, String workload, String address, String node, boolean hostNetwork, String labels) {
	}

	/**
	 * What was typed.
	 *
	 * @param pod the pod
	 * @param from who connects
	 * @param to where to
	 * @param port on which port
	 */
	record Asked(String pod, String from, String to, String port) {
	}

	/**
	 * An entry of a list.
	 *
	 * @param value what is sent
	 * @param label what is read
	 */
	record Choice(String value, String label) {
	}

}
