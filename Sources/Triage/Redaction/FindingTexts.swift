import FindingModel

extension Finding {
  /// Gives each text in which a scanner or a report may have put a secret, to be changed in place.
  ///
  /// Left out are severity, weakness, vulnerability ids, CVSS vectors, hash code and scan type,
  /// which come out of closed lists, and the base64 of files.
  mutating func changeTexts(_ change: (inout String) -> Void) {
    change(&self.title)
    changeText(&self.description, change)
    changeText(&self.mitigation, change)
    changeText(&self.impact, change)
    changeText(&self.references, change)
    changeText(&self.stepsToReproduce, change)
    changeText(&self.severityJustification, change)
    changeText(&self.componentName, change)
    changeText(&self.componentVersion, change)
    changeText(&self.fixVersion, change)
    changeText(&self.filePath, change)
    changeText(&self.sastSourceObject, change)
    changeText(&self.sastSourceFilePath, change)
    changeText(&self.sastSinkObject, change)
    changeText(&self.uniqueIDFromTool, change)
    changeText(&self.vulnIDFromTool, change)
    changeText(&self.service, change)
    changeText(&self.url, change)
    changeText(&self.param, change)
    changeText(&self.payload, change)
    changeText(&self.effortForFixing, change)
    for index in self.tags.indices { change(&self.tags[index]) }
    for index in self.locations.indices { self.locations[index].changeTexts(change) }
    for index in self.requestResponsePairs.indices {
      change(&self.requestResponsePairs[index].request)
      change(&self.requestResponsePairs[index].response)
    }
    for index in self.files.indices { change(&self.files[index].title) }
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
