import ReportReading
import ScannerKit

/// Reads CycloneDX documents of any tool in JSON and XML: the vulnerabilities in them, and what was
/// decided on them (VEX). A bill of materials without vulnerabilities has no findings.
///
///     grype alpine:3.19 --output cyclonedx-json --file bom.json
///     trivy image --format cyclonedx --scanners vuln --output bom.json alpine:3.19
///
/// Format: <https://cyclonedx.org/specification/overview/>
struct CycloneDX: JSONScanner, XMLScanner {
  let about = About(
    id: "cyclonedx", name: "CycloneDX", scanTypes: ["CycloneDX Scan"],
    reads: "JSON: 1.2 to 1.6; XML: 1.0 to 1.6, vulnerability extension 1.0",
    homepage: "https://cyclonedx.org")

  let schema: Schema? = Schema(
    version: "specVersion", known: ["1.2", "1.3", "1.4", "1.5", "1.6"],
    keys: [
      "$schema", "bomFormat", "serialNumber", "version", "metadata", "components", "services",
      "externalReferences", "dependencies", "compositions", "vulnerabilities", "annotations",
      "formulation", "declarations", "definitions", "properties", "signature",
    ])

  func recognize(_ report: JSON) -> Evidence? {
    let version = report["specVersion"].text.map { " \($0)" } ?? ""
    if report["bomFormat"].text == "CycloneDX" {
      return Evidence(.certain, "`bomFormat` \"CycloneDX\"\(version)\(writer(of: report))")
    }
    if let schema = report["$schema"].text, schema.contains("cyclonedx.org/schema/bom") {
      return Evidence(.certain, "`$schema` of CycloneDX\(version)\(writer(of: report))")
    }
    guard !version.isEmpty, !report["bomFormat"].exists else { return nil }
    for key in ["components", "vulnerabilities"] where report[named: key].isList {
      return Evidence(.likely, "`specVersion`\(version) and `\(key)`")
    }
    return nil
  }

  /// Looks at the first child alone: one that is not there is looked for to the end of a report.
  func recognize(_ report: XML) -> Evidence? {
    guard report.name == "bom" else { return nil }
    let first = report.children.first { _ in true }
    if report.attribute("version") != nil || report.attribute("serialNumber") != nil {
      let writer = first?.name == "metadata" ? first.map(writer) : nil
      return Evidence(.certain, "root element `bom`\(writer ?? "")")
    }
    guard let name = first?.name, ["components", "metadata", "vulnerabilities"].contains(name)
    else { return nil }
    return Evidence(.likely, "root element `bom` with `\(name)`")
  }

  /// The tool that wrote a document: the first of a list, or since 1.5 of components.
  private func writer(of report: JSON) -> String {
    let tools = report["metadata"]["tools"]
    let tool = tools.isList ? tools[0] : tools["components"][0]
    return writer(tool["name"].text, version: tool["version"].text)
  }

  private func writer(of metadata: XML) -> String {
    let tools = metadata["tools"]
    let tool = tools["tool"].exists ? tools["tool"] : tools["components"]["component"]
    return writer(tool["name"].text, version: tool["version"].text)
  }

  private func writer(_ name: String?, version: String?) -> String {
    guard let name else { return "" }
    return ", written by \(name)" + (version.map { " \($0)" } ?? "")
  }
}
