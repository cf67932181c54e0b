import FindingModel

/// A finding under the keys that DefectDojo's parser allows, and no others.
struct DefectDojoJSON {
  private let finding: Finding

  init(_ finding: Finding) { self.finding = finding }

  func write(to json: inout JSONBytes) {
    json.object { json in
      texts(&json)
      weaknesses(&json)
      json.component(of: finding)
      json.place(of: finding)
      status(&json)
      if !finding.tags.isEmpty { json.list("tags", finding.tags) { $0.element($1) } }
      endpoints(&json)
      if !finding.files.isEmpty {
        json.list("files", finding.files) { json, file in
          json.object {
            $0.member("title", file.title)
            $0.member("data", file.data)
          }
        }
      }
    }
  }

  private func texts(_ json: inout JSONBytes) {
    json.member("title", finding.title)
    json.member("severity", finding.severity.rawValue)
    json.member("description", finding.description ?? "")
    json.wording(of: finding)
    json.member("param", finding.param)
    json.member("payload", finding.payload)
    json.member("service", finding.service)
    json.member("effort_for_fixing", finding.effortForFixing)
  }

  private func weaknesses(_ json: inout JSONBytes) {
    // Null and 0 have different hashes.
    if let cwe = finding.cwe { json.member("cwe", cwe) } else { json.null("cwe") }
    json.identifiersAndScores(of: finding)
  }

  private func status(_ json: inout JSONBytes) {
    json.member("static_finding", finding.staticFinding)
    json.member("dynamic_finding", finding.dynamicFinding)
    json.member("active", finding.active)
    json.member("verified", finding.verified)
    json.decisions(on: finding)
    json.member("nb_occurences", finding.occurrences)
    json.member("scanner_confidence", finding.scannerConfidence)
  }

  private func endpoints(_ json: inout JSONBytes) {
    let urls = finding.locations.compactMap { location -> URLLocation? in
      if case .url(let url) = location { url } else { nil }
    }
    if urls.isEmpty { return }
    json.list("endpoints", urls) { json, url in
      if let text = url.url ?? (url.userInfo == nil ? nil : url.address) {
        json.element(text.asEndpoint)
        return
      }
      json.object {
        $0.member("protocol", url.scheme)
        $0.member("host", url.host)
        $0.member("port", url.port)
        $0.member("path", url.path)
        $0.member("query", url.query)
        $0.member("fragment", url.fragment)
      }
    }
  }
}

extension String {
  /// The server puts slashes before what names no scheme.
  var asEndpoint: String { hasPrefix("//") ? String(dropFirst(2)) : self }
}
