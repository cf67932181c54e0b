/// Why a text is not a CVSS vector: what was expected, and what stands there.
public enum CVSSError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The text begins as `CVSS:` vectors do, but with a version that does not exist.
  case version(String)
  /// Between two slashes stands no metric with a value.
  case field(String)
  /// The standard has no metric of this name.
  case unknownMetric(String)
  /// A metric has a value that the standard does not give it.
  case unknownValue(metric: String, expected: [String], found: String)
  /// A metric is given twice.
  case repeatedMetric(String)
  /// Mandatory metrics are not given.
  case missingMetrics([String])

  public var description: String {
    switch self {
    case .version(let found):
      "expected CVSS:3.0, CVSS:3.1 or CVSS:4.0, found \(quoted(found))"
    case .field(let found):
      "expected a metric and its value, as AV:N, found \(quoted(found))"
    case .unknownMetric(let found):
      "expected a metric of the CVSS version, found \(quoted(found))"
    case .unknownValue(let metric, let expected, let found):
      "\(metric): expected one of \(expected.joined(separator: ", ")), found \(quoted(found))"
    case .repeatedMetric(let metric):
      "\(metric): expected once, found twice"
    case .missingMetrics(let metrics):
      "expected all mandatory metrics, found no \(metrics.joined(separator: ", "))"
    }
  }

  private func quoted(_ text: String) -> String { text.isEmpty ? "nothing" : "\"\(text)\"" }
}
