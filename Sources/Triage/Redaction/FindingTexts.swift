import FindingModel

extension Finding {
  /// Gives each text in which a scanner or a report may have put a secret, to be changed in place.
  ///
  /// Left out are severity, weakness, vulnerability ids, CVSS vectors, hash code and scan type,
  /// which come out of closed lists, and the base64 of files.
  mutating func changeTexts(_ change: (inout String) -> Void) {
    change(&title)
    changeText(&description, change)
    changeText(&mitigation, change)
    changeText(&impact, change)
    changeText(&references, change)
    changeText(&stepsToReproduce, change)
    changeText(&severityJustification, change)
    changeText(&componentName, change)
    changeText(&componentVersion, change)
    changeText(&fixVersion, change)
    changeText(&filePath, change)
    changeText(&sastSourceObject, change)
    changeText(&sastSourceFilePath, change)
    changeText(&sastSinkObject, change)
    changeText(&uniqueIDFromTool, change)
    changeText(&vulnIDFromTool, change)
    changeText(&service, change)
    changeText(&url, change)
    changeText(&param, change)
    changeText(&payload, change)
    changeText(&effortForFixing, change)
    for index in tags.indices { change(&tags[index]) }
    for index in locations.indices { locations[index].changeTexts(change) }
    for index in requestResponsePairs.indices {
      change(&requestResponsePairs[index].request)
      change(&requestResponsePairs[index].response)
    }
    for index in files.indices { change(&files[index].title) }
  }
}

extension Location {
  fileprivate mutating func changeTexts(_ change: (inout String) -> Void) {
    switch self {
    case .url(var url):
      changeText(&url.url, change)
      changeText(&url.host, change)
      changeText(&url.path, change)
      changeText(&url.query, change)
      changeText(&url.fragment, change)
      changeText(&url.userInfo, change)
      self = .url(url)
    case .code(var code):
      change(&code.filePath)
      changeText(&code.snippet, change)
      changeText(&code.sourceObject, change)
      changeText(&code.sourceFilePath, change)
      changeText(&code.sinkObject, change)
      self = .code(code)
    case .dependency(var dependency):
      changeText(&dependency.purl, change)
      changeText(&dependency.name, change)
      changeText(&dependency.version, change)
      changeText(&dependency.filePath, change)
      self = .dependency(dependency)
    }
  }
}

private func changeText(_ text: inout String?, _ change: (inout String) -> Void) {
  guard var changed = text else { return }
  text = nil
  change(&changed)
  text = changed
}
