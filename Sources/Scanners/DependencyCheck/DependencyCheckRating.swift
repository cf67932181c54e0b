import FindingModel

extension DependencyCheck {
  /// How bad a vulnerability is: by CVSS 3, else by the word of CVSS 2, else by the report's word.
  struct Rating {
    private(set) var severity = Severity.medium
    private(set) var vector: CVSS?

    init(_ record: some VulnerabilityRecord) {
      var word = record.severity
      if record.hasCVSS3 {
        vector = Rating.vector(record)
        if let vector {
          // A score of 0 is "None", which the reference takes for an unknown word.
          severity = vector.severity == .info ? .medium : vector.severity
          return
        }
      } else if let byCVSS2 = record.severityByCVSS2 {
        word = byCVSS2 ?? word
      }
      severity = Rating.severities[word?.lowercased() ?? ""] ?? .medium
    }

    /// The reference looks for `version` outside the namespace, so it is always 3.1.
    private static func vector(_ record: some VulnerabilityRecord) -> CVSS? {
      var text = "CVSS:3.1"
      for (name, metric) in metrics {
        guard let word = record.metricOfCVSS3(name), let letter = letters[word] else { return nil }
        text += "/\(metric):\(letter)"
      }
      return CVSS.first(in: text)
    }

    private static let metrics: [(StaticString, String)] = [
      ("attackVector", "AV"), ("attackComplexity", "AC"), ("privilegesRequired", "PR"),
      ("userInteraction", "UI"), ("scope", "S"), ("confidentialityImpact", "C"),
      ("integrityImpact", "I"), ("availabilityImpact", "A"),
    ]

    private static let letters = [
      "NETWORK": "N", "ADJACENT": "A", "LOCAL": "L", "PHYSICAL": "P", "LOW": "L", "HIGH": "H",
      "NONE": "N", "REQUIRED": "R", "UNCHANGED": "U", "CHANGED": "C", "N": "N", "A": "A", "L": "L",
      "P": "P", "H": "H", "R": "R", "U": "U", "C": "C",
    ]

    private static let severities: [String: Severity] = [
      "info": .info, "low": .low, "moderate": .medium, "medium": .medium, "high": .high,
      "critical": .critical,
    ]
  }
}
