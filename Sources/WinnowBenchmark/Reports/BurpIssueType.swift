import Foundation

/// What Burp says of an issue wherever it is met, in HTML.
struct BurpIssueType {
  let index: Int
  let name: String
  /// From 0, information, to 3, high.
  let severity: Int
  let background: String
  let remediation: String
  let references: String
  let classifications: String

  init(_ number: Int, _ prose: inout Prose) {
    index = 1_048_576 + number * 256
    name = "\(prose.phrase().capitalized) (\(number))"
    severity = prose.number(0...3)
    background = prose.paragraphs(2...4)
    remediation = prose.paragraphs(1...3)
    references = BurpIssueType.list(
      prose.several(1...3, separator: "\n") { prose in
        let place = "https://guide.example.org/\(prose.noun())/\(prose.name())"
        return "<li><a href=\"\(place)\">\(prose.phrase())</a></li>"
      })
    classifications = BurpIssueType.list(
      prose.several(1...3, separator: "\n") { prose in
        let weakness = prose.number(20...1300)
        let place = "https://weaknesses.example.org/data/definitions/\(weakness).html"
        return "<li><a href=\"\(place)\">CWE-\(weakness): \(prose.phrase())</a></li>"
      })
  }

  private static func list(_ items: String) -> String { "<ul>\n\(items)\n</ul>" }
}

extension Prose {
  /// As a browser sends it.
  mutating func request(_ method: String, _ path: String) -> String {
    """
    \(method) \(path) HTTP/1.1\r
    Host: cart.example.org\r
    Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8\r
    Accept-Language: en\r
    User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)\r
    Connection: close\r
    Referer: https://cart.example.org/\(noun())/\(name())\r
    Cookie: \(noun())=\(hex(32)); \(noun())=\(number(1...99))\r
    \r
    \(method == "POST" ? "\(noun())=\(name())&\(noun())=\(number(1...99))" : "")
    """
  }

  /// A page with a table of about as many bytes as wanted.
  mutating func response(bytes: ClosedRange<Int>) -> String {
    let wanted = number(bytes)
    var page = "<!DOCTYPE html>\n<html>\n<head><title>\(phrase())</title></head>\n<body>\n<table>\n"
    while page.utf8.count < wanted {
      page += "<tr><td><a href=\"/\(noun())/\(name())?id=\(number(1...999))\">\(phrase())</a></td>"
      page += "<td>\(sentence().html)</td></tr>\n"
    }
    page += "</table>\n</body>\n</html>\n"
    return """
      HTTP/1.1 200 OK\r
      Date: Thu, 15 Jan 2026 12:00:00 GMT\r
      Server: nginx\r
      Content-Type: text/html;charset=utf-8\r
      Content-Length: \(page.utf8.count)\r
      Vary: Accept-Encoding\r
      Set-Cookie: \(noun())=\(hex(32)); Path=/\r
      Connection: close\r
      \r
      \(page)
      """
  }
}

extension String {
  var base64: String { Data(utf8).base64EncodedString() }
}
