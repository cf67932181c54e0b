/// A CVSS 3.1 vector with its base score and the word for it.
struct Rating {
  let metrics: String
  let score: String
  let severity: String

  var vector: String { "CVSS:3.1/" + metrics }

  init(_ metrics: String, _ score: String, _ severity: String) {
    self.metrics = metrics
    self.score = score
    self.severity = severity
  }

  static let all = [
    Rating("AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "9.8", "CRITICAL"),
    Rating("AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H", "8.8", "HIGH"),
    Rating("AV:L/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H", "7.8", "HIGH"),
    Rating("AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H", "7.5", "HIGH"),
    Rating("AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N", "6.1", "MEDIUM"),
    Rating("AV:N/AC:H/PR:N/UI:N/S:U/C:H/I:N/A:N", "5.9", "MEDIUM"),
    Rating("AV:L/AC:L/PR:N/UI:R/S:U/C:N/I:N/A:H", "5.5", "MEDIUM"),
    Rating("AV:N/AC:L/PR:L/UI:N/S:U/C:L/I:N/A:N", "4.3", "MEDIUM"),
    Rating("AV:L/AC:L/PR:L/UI:N/S:U/C:L/I:N/A:N", "3.3", "LOW"),
  ]
}
