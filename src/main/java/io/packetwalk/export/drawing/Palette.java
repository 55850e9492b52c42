package io.packetwalk.export.drawing;

/**
 * The colours of a picture, as the browser's {@code tokens.css} names them.
 *
 * @param bg behind everything
 * @param node in a node's box
 * @param kernel in the other boxes
 * @param line around boxes
 * @param edge around boxes passed
 * @param ink text
 * @param soft lesser text
 * @param fwd a request
 * @param rev a reply
 * @param rewrite a rewritten packet
 * @param dns a name lookup
 * @param drop a dropped or refused packet
 * @param idle not yet
 * @param fwdBg a box a request is in
 * @param revBg a box a reply is in
 * @param rewriteBg a box that rewrites
 * @param dnsBg a box a lookup is in
 * @param dropBg a box a packet dies in
 * @param onFwd a number on request or rewritten
 * @param onDrop a sign on dropped
 */
record Palette(String bg, String node, String kernel, String line, String edge, String ink, String soft, String fwd,
		String rev, String rewrite, String dns, String drop, String idle, String fwdBg, String revBg, String rewriteBg,
		String dnsBg, String dropBg, String onFwd, String onDrop) {

}
