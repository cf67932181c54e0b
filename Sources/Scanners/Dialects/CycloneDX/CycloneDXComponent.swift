import FindingModel

extension CycloneDX {
  /// What a vulnerability can be found in.
  struct Component {
    var name: String?
    var version: String?
    var purl: String?
    var license = ""
    var hashes: [KeyedText] = []
    /// Only where facts are wanted.
    var facts: [Fact] = []

    /// Where it was found, if it has a name that all tools know.
    var locations: [Location] {
      guard let purl, !purl.isEmpty else { return [] }
      var location = DependencyLocation(purl: purl)
      location.licenseExpression = license.isEmpty ? nil : license
      location.artifactHashes = hashes
      return [.dependency(location)]
    }

    mutating func addHash(_ algorithm: String?, _ digest: String?) {
      guard let algorithm, let digest, !algorithm.isEmpty, !digest.isEmpty else { return }
      hashes.append(KeyedText(key: algorithm.lowercased(), text: digest))
    }
  }
}
