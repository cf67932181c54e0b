import FindingModel

/// Writes a location with its type; empty members are left out.
enum LocationJSON {
  static func write(_ location: Location, to json: inout JSONBytes) {
    json.object { json in
      switch location {
      case .url(let url): write(url, &json)
      case .code(let code): write(code, &json)
      case .dependency(let dependency): write(dependency, &json)
      }
    }
  }

  private static func write(_ url: URLLocation, _ json: inout JSONBytes) {
    json.member("type", "url")
    json.member("url", url.url)
    json.member("host", url.host)
    json.member("port", url.port)
    json.member("protocol", url.scheme)
    json.member("path", url.path)
    json.member("query", url.query)
    json.member("fragment", url.fragment)
    json.member("user_info", url.userInfo)
  }

  private static func write(_ code: CodeLocation, _ json: inout JSONBytes) {
    json.member("type", "code")
    json.member("file_path", code.filePath)
    json.member("line", code.line)
    json.member("end_line", code.endLine)
    json.member("snippet", code.snippet)
    json.member("source_object", code.sourceObject)
    json.member("source_file_path", code.sourceFilePath)
    json.member("source_line", code.sourceLine)
    json.member("sink_object", code.sinkObject)
  }

  /// The digests of each algorithm, in the order of its first one.
  private static func grouped(
    _ hashes: [KeyedText]
  ) -> [(algorithm: String, digests: [String])] {
    var groups: [(algorithm: String, digests: [String])] = []
    for hash in hashes {
      if let place = groups.firstIndex(where: { $0.algorithm == hash.key }) {
        groups[place].digests.append(hash.text)
      } else {
        groups.append((hash.key, [hash.text]))
      }
    }
    return groups
  }

  private static func write(_ dependency: DependencyLocation, _ json: inout JSONBytes) {
    json.member("type", "dependency")
    json.member("purl", dependency.purl)
    json.member("purl_type", dependency.purlType)
    json.member("name", dependency.name)
    json.member("version", dependency.version)
    json.member("file_path", dependency.filePath)
    json.member("license_expression", dependency.licenseExpression)
    if !dependency.artifactHashes.isEmpty {
      json.object("artifact_hashes") { json in
        for (algorithm, digests) in grouped(dependency.artifactHashes) {
          json.list(named: algorithm, digests) { $0.element($1) }
        }
      }
    }
  }
}
