package import FindingModel

/// OpenVEX 0.2.0: what was decided on the vulnerabilities of components.
///
/// Format: <https://github.com/openvex/spec/blob/main/OPENVEX-SPEC.md>. The moment of the statements
/// is what counts as now.
package struct OpenVEXExporter: Exporter {
  package let wantsDropped = true
  private let context: ExportContext
  private var decisions = Decisions()

  package init(_ context: ExportContext) { self.context = context }

  package mutating func write(
    _ finding: Finding, in report: String, to bytes: inout JSONBytes
  ) -> Int {
    decisions.add(finding)
    return 0
  }

  package mutating func join(_ part: OpenVEXExporter) { decisions.join(part.decisions) }

  package mutating func end(_ bytes: inout JSONBytes) {
    bytes.object { json in
      json.member("@context", "https://openvex.dev/ns/v0.2.0")
      json.member("@id", "https://openvex.dev/docs/public/vex-winnow-\(decisions.contentName)")
      json.member("author", "Winnow")
      json.member("timestamp", context.now.description)
      json.member("version", 1)
      json.member("tooling", "Winnow \(context.version)")
      json.list("statements", decisions.statements) { json, statement in
        json.newLine()
        json.object { json in
          json.object("vulnerability") { json in
            json.member("name", statement.vulnerability)
            let aliases = decisions.aliases[statement.vulnerability] ?? []
            if !aliases.isEmpty { json.list("aliases", aliases) { $0.element($1) } }
          }
          json.list("products", statement.products) { json, product in
            json.object { json in
              json.member("@id", product)
              if !product.hasPrefix("pkg:generic/") {
                json.object("identifiers") { $0.member("purl", product) }
              }
            }
          }
          status(statement.decision, &json)
        }
      }
    }
    bytes.raw("\n")
  }

  private func status(_ decision: Decision, _ json: inout JSONBytes) {
    switch decision.status {
    case .falsePositive, .notAffected:
      json.member("status", "not_affected")
      json.member("impact_statement", decision.reason ?? "false positive")
    case .fixed:
      json.member("status", "fixed")
      json.member("status_notes", decision.reason)
    case .accepted:
      json.member("status", "affected")
      json.member("action_statement", "Risk accepted: \(decision.reason ?? "no reason was given")")
    case .underInvestigation: json.member("status", "under_investigation")
    }
  }

  package var remarks: [String] {
    let empty = ["no vulnerabilities of components: OpenVEX asks for one statement at least"]
    return decisions.remarks + (decisions.all.isEmpty ? empty : [])
  }
}
