/// A match, named as `id package version`, and further members of its parts.
struct GrypeMatch {
  let title: String
  let vulnerability: String
  let artifact: String
  let type: String
  let related: String

  init(
    _ title: String, _ vulnerability: String = "", artifact: String = "",
    type: String = "exact-direct-match", related: String = ""
  ) {
    self.title = title
    self.vulnerability = vulnerability
    self.artifact = artifact
    self.type = type
    self.related = related
  }

  var record: String {
    let words = title.split(separator: " ")
    return """
      {"vulnerability": {"id": "\(words[0])", "severity": "High"\(vulnerability)},
       "relatedVulnerabilities": [\(related)], "matchDetails": [{"type": "\(type)"}],
       "artifact": {"name": "\(words[1])", "version": "\(words[2])"\(artifact)}}
      """
  }

  /// A report of an image.
  static func report(_ matches: [GrypeMatch]) -> String {
    """
    {"matches": [\(matches.map(\.record).joined(separator: ",\n"))],
     "source": {"type": "image", "target": {"userInput": "alpine:3.17.1",
      "manifestDigest": "sha256:00aa", "architecture": "amd64", "repoDigests":
      ["alpine@sha256:124c7d2707904eea7431fffe91522a01e5a861a624ee31d03372cc1d138a3126"]}},
     "descriptor": {"name": "grype", "version": "0.90.0"}}
    """
  }

  /// The title of its finding.
  static func title(_ match: String) -> String {
    let words = match.split(separator: " ")
    return "\(words[0]) in \(words[1]):\(words[2])"
  }
}
