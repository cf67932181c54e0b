import FindingModel
import ReportReading

/// What belongs to a finding: files, requests and places.
extension Generic.Record {
  func files() -> [Attachment] {
    guard item["files"].isList else { return [] }
    return item["files"].compactMap { file in
      file["data"].text.map {
        Attachment(title: file["title"].text ?? "<No title>", data: $0)
      }
    }
  }

  func exchanges() -> [RequestResponsePair] {
    let pairs = item["request_response_pairs"]
    guard pairs.isList else { return [] }
    return pairs.compactMap { pair in
      guard pair["request"].exists || pair["response"].exists else { return nil }
      return RequestResponsePair(
        request: text(pair["request"]) ?? "", response: text(pair["response"]) ?? "")
    }
  }

  // MARK: Locations

  func locations(of finding: Finding) -> [Location] {
    var locations: [Location] = []
    let endpoints = item["endpoints"]
    if let text = endpoints.text {
      locations.append(Generic.location(text))
    } else if endpoints.isList {
      for endpoint in endpoints { if let place = url(endpoint) { locations.append(place) } }
    }
    let places = item["locations"]
    return locations + (places.isList ? places.compactMap(place) : derived(from: finding))
  }

  /// The component and the line of code that the finding is in.
  private func derived(from finding: Finding) -> [Location] {
    let path = nonempty(finding.filePath)
    let dependency = DependencyLocation(
      name: nonempty(finding.componentName), version: nonempty(finding.componentVersion),
      filePath: path)
    if let path { return [.dependency(dependency), .code(code(of: finding, in: path))] }
    return dependency.name == nil && dependency.version == nil ? [] : [.dependency(dependency)]
  }

  /// A place as Winnow itself writes it.
  private func place(_ value: JSON) -> Location? {
    let path = text(value["file_path"])
    switch value["type"].text {
    case "url": return url(value)
    case "code":
      guard let path else { return nil }
      var code = CodeLocation(filePath: path, line: number(value["line"]))
      code.endLine = number(value["end_line"])
      code.snippet = text(value["snippet"])
      code.sourceObject = text(value["source_object"])
      code.sourceFilePath = text(value["source_file_path"])
      code.sourceLine = number(value["source_line"])
      code.sinkObject = text(value["sink_object"])
      return .code(code)
    case "dependency":
      var dependency = DependencyLocation(
        purl: text(value["purl"]), name: text(value["name"]), version: text(value["version"]),
        filePath: path)
      dependency.purlType = text(value["purl_type"])
      dependency.licenseExpression = text(value["license_expression"])
      return .dependency(dependency)
    default: return nil
    }
  }

  private func url(_ value: JSON) -> Location? {
    if let text = value.text { return Generic.location(text) }
    guard value.isObject else { return nil }
    var location = URLLocation(url: "")
    location.url = text(value["url"])
    location.host = text(value["host"])
    location.port = number(value["port"])
    location.scheme = text(value["protocol"])
    location.path = text(value["path"])
    location.query = text(value["query"])
    location.fragment = text(value["fragment"])
    location.userInfo = text(value["user_info"]) ?? text(value["userinfo"])
    return location.url == nil && location.host == nil ? nil : .url(location)
  }

  private func code(of finding: Finding, in path: String) -> CodeLocation {
    let isLine = { (line: Int?) in line.flatMap { $0 >= 0 ? $0 : nil } }
    var code = CodeLocation(filePath: path, line: isLine(finding.line))
    code.sourceObject = nonempty(finding.sastSourceObject)
    code.sourceFilePath = nonempty(finding.sastSourceFilePath)
    code.sourceLine = isLine(finding.sastSourceLine)
    code.sinkObject = nonempty(finding.sastSinkObject)
    return code
  }

  private func nonempty(_ text: String?) -> String? { text.flatMap { $0.isEmpty ? nil : $0 } }
}
