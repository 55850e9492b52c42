package io.packetwalk.lab;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

import io.packetwalk.manifest.Limits;

/**
 * What an operator can configure.
 *
 * @param limits what an upload may cost
 * @param compiledLabs how many labs are kept ready in memory
 */
@Validated
@ConfigurationProperties("packetwalk")
public record LabProperties(@Valid @DefaultValue UploadLimits limits, @Min(1) @DefaultValue("16") int compiledLabs) {

	/**
	 * What an upload may cost.
	 *
	 * @param bytes all files together
	 * @param documents all files together
	 * @param depth nesting of one document
	 * @param aliasExpansion nodes one document may have after aliases are expanded
	 */
	public record UploadLimits(@DefaultValue("32MB") DataSize bytes, @Min(1) @DefaultValue("100000") int documents,
			@Min(10) @DefaultValue("100") int depth, @Min(1000) @DefaultValue("1000000") int aliasExpansion) {

		Limits asLimits() {
			return new Limits(this.bytes.toBytes(), this.documents, this.depth, this.aliasExpansion);
		}

	}

}
