import Foundation

/// What Nessus says of a plugin wherever it found something.
struct NessusPlugin {
  let id: Int
  let name: String
  let family: String
  let rating: Rating?
  let port: Int
  let cves: [String]
  let synopsis: String
  let description: String
  let solution: String
  let links: [String]

  /// Of three plugins one tells but of the host, as Nessus's do.
  init(_ number: Int, _ prose: inout Prose) {
    id = 10_000 + number * 37
    name = "\(prose.phrase().capitalized) < \(prose.version()) (\(number))"
    family = prose.pick(["CGI abuses", "General", "Web Servers", "Misc.", "Service detection"])
    let rating = number % 3 == 0 ? nil : prose.pick(Rating.all)
    self.rating = rating
    port = prose.pick([0, 22, 25, 80, 443, 445, 3389, 8443])
    let count = rating == nil ? 0 : prose.number(0...4)
    cves = (0..<count).map { "CVE-\(2015 + number % 11)-\(10_000 + number * 4 + $0)" }
    synopsis = prose.sentence()
    description = prose.text(bytes: 200...1400)
    solution = rating == nil ? "n/a" : prose.text(bytes: 60...250)
    links = (0..<prose.number(0...4)).map { _ in
      "https://\(prose.noun()).example.org/\(prose.name())?u=\(prose.hex(8))"
    }
  }

  static func all(_ prose: inout Prose) -> [NessusPlugin] {
    (0..<400).map { NessusPlugin($0, &prose) }
  }

  var service: String {
    switch port {
    case 0: "general"
    case 22: "ssh"
    case 25: "smtp"
    case 80, 443, 8443: "www"
    case 445: "cifs"
    default: "msrdp"
    }
  }

  /// From 0 to 4.
  var severity: Int {
    ["LOW": 1, "MEDIUM": 2, "HIGH": 3, "CRITICAL": 4][rating?.severity ?? ""] ?? 0
  }

  var risk: String { ["None", "Low", "Medium", "High", "Critical"][severity] }

  static func output(_ prose: inout Prose) -> String {
    """

      URL               : https://cart.example.org/\(prose.noun())/\(prose.name())
      Installed version : \(prose.version())
      Fixed version     : \(prose.version())

    \(prose.several(0...8, separator: "\n") { "  - \($0.name()) : \($0.sentence())" })

    """
  }
}
