package import FindingModel

/// Winnow's own format, one finding a line.
package struct LinesExporter: Exporter {
  package let wantedFacts: Set<Fact.Kind> = []
  package init() {}

  package mutating func write(
    _ finding: Finding, in report: String, to bytes: inout JSONBytes
  ) -> Int {
    FindingJSON(report: report).write(finding, to: &bytes)
    bytes.raw("\n")
    return 1
  }
}

/// Winnow's own format as one document, which ``DocumentSchema`` describes.
package struct DocumentExporter: Exporter {
  package let wantedFacts: Set<Fact.Kind> = []
  package let separator: StaticString = ",\n"
  private var isEmpty = true

  package init() {}

  package mutating func begin(_ bytes: inout JSONBytes) {
    bytes.raw("{\"schemaVersion\":1,\"findings\":[\n")
  }

  package mutating func write(
    _ finding: Finding, in report: String, to bytes: inout JSONBytes
  ) -> Int {
    isEmpty = false
    FindingJSON(report: report).write(finding, to: &bytes)
    return 1
  }

  package mutating func join(_ part: DocumentExporter) { isEmpty = isEmpty && part.isEmpty }

  package mutating func end(_ bytes: inout JSONBytes) {
    bytes.raw(isEmpty ? "]}\n" : "\n]}\n")
  }
}
