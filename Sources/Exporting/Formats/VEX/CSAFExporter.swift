package import FindingModel

/// The VEX profile of CSAF 2.0: what was decided on the vulnerabilities of components.
///
/// Format: <https://docs.oasis-open.org/csaf/csaf/v2.0/csaf-v2.0.html>, section 4.5. All dates are
/// what counts as now.
package struct CSAFExporter: Exporter {
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

  package mutating func join(_ part: CSAFExporter) { decisions.join(part.decisions) }

  package mutating func end(_ bytes: inout JSONBytes) {
    let statements = decisions.statements
    bytes.object { json in
      document(isEmpty: statements.isEmpty, &json)
      if statements.isEmpty { return }
      let products = Set(decisions.all.keys.map(\.product)).sorted()
      json.object("product_tree") { json in
        json.list("full_product_names", products) { json, product in
          json.newLine()
          json.object { json in
            json.member("product_id", product)
            json.member("name", product)
            if !product.hasPrefix("pkg:generic/") {
              json.object("product_identification_helper") { $0.member("purl", product) }
            }
          }
        }
      }
      var vulnerabilities: [(id: String, range: Range<Int>)] = []
      for (index, statement) in statements.enumerated() {
        if let last = vulnerabilities.last, last.id == statement.vulnerability {
          vulnerabilities[vulnerabilities.count - 1].range = last.range.lowerBound..<index + 1
        } else {
          vulnerabilities.append((statement.vulnerability, index..<index + 1))
        }
      }
      json.list("vulnerabilities", vulnerabilities) { json, vulnerability in
        json.newLine()
        let own = statements[vulnerability.range].map { ($0.decision, $0.products) }
        json.object { write(vulnerability.id, own, &$0) }
      }
    }
    bytes.raw("\n")
  }

  package var remarks: [String] { decisions.remarks }

  private func document(isEmpty: Bool, _ json: inout JSONBytes) {
    let now = context.now.description
    json.object("document") { json in
      // The profile asks for vulnerabilities.
      json.member("category", isEmpty ? "csaf_base" : "csaf_vex")
      json.member("csaf_version", "2.0")
      json.member("title", "Decisions on vulnerabilities")
      json.object("publisher") { json in
        json.member("category", "user")
        json.member("name", "Winnow")
        json.member("namespace", "urn:winnow")
      }
      json.object("tracking") { json in
        json.member("id", "winnow-\(decisions.contentName)")
        json.member("status", "final")
        json.member("version", "1")
        json.member("initial_release_date", now)
        json.member("current_release_date", now)
        json.list("revision_history", [now]) { json, now in
          json.object {
            $0.member("date", now)
            $0.member("number", "1")
            $0.member("summary", "First version")
          }
        }
        json.object("generator") { json in
          json.object("engine") {
            $0.member("name", "Winnow")
            $0.member("version", context.version)
          }
        }
      }
    }
  }

  private func write(
    _ id: String, _ statements: [(Decision, [String])], _ json: inout JSONBytes
  ) {
    let aliases = decisions.aliases[id] ?? []
    let names = [id] + aliases
    let cve = names.first(where: isCVE)
    json.member("cve", cve)
    let others = names.filter { $0 != cve }
    if !others.isEmpty {
      json.list("ids", others) { json, id in
        json.object {
          $0.member("system_name", String(id.prefix { $0 != "-" }))
          $0.member("text", id)
        }
      }
    }
    json.list("notes", [id]) { json, id in
      json.object {
        $0.member("category", "summary")
        $0.member("text", id)
      }
    }
    json.object("product_status") { json in
      for (name, statuses) in CSAFExporter.statuses {
        let products = statements.filter { statuses.contains($0.0.status) }.flatMap(\.1)
        if !products.isEmpty { json.list(named: name, Set(products).sorted()) { $0.element($1) } }
      }
    }
    let impacts = statements.filter {
      $0.0.status == .notAffected || $0.0.status == .falsePositive
    }
    if !impacts.isEmpty {
      json.list("threats", impacts) { json, impact in
        json.object { json in
          json.member("category", "impact")
          json.member("details", nonempty(impact.0.reason) ?? "false positive")
          json.list("product_ids", impact.1) { $0.element($1) }
        }
      }
    }
    let accepted = statements.filter { $0.0.status == .accepted }
    if !accepted.isEmpty {
      json.list("remediations", accepted) { json, remediation in
        json.object { json in
          json.member("category", "no_fix_planned")
          json.member(
            "details", "Risk accepted: \(nonempty(remediation.0.reason) ?? "no reason was given")")
          json.list("product_ids", remediation.1) { $0.element($1) }
        }
      }
    }
  }

  private static let statuses: [(String, [Decision.Status])] = [
    ("fixed", [.fixed]), ("known_affected", [.accepted]),
    ("known_not_affected", [.notAffected, .falsePositive]),
    ("under_investigation", [.underInvestigation]),
  ]

  private func nonempty(_ text: String?) -> String? { text.flatMap { $0.isEmpty ? nil : $0 } }

  private func isCVE(_ id: String) -> Bool {
    let parts = id.split(separator: "-", omittingEmptySubsequences: false)
    let isNumber = { (text: Substring) in text.utf8.allSatisfy { 0x30...0x39 ~= $0 } }
    return parts.count == 3 && parts[0] == "CVE" && parts[1].count == 4 && isNumber(parts[1])
      && parts[2].count >= 4 && isNumber(parts[2])
  }
}
