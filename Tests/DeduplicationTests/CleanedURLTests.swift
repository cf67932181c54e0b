import Deduplication
import FindingModel
import Testing

/// The texts were made with the Python libraries that DefectDojo uses: hyperlink 21.0, idna and
/// `ipaddress`.
@Suite struct CleanedURLTests {
  @Test(
    arguments: [
      ("https://example.com", "https://example.com"),
      ("HTTPS://Example.COM:443/A/../b/./c", "https://example.com/b/c"),
      ("http://example.com:8080?q=a+b%2Bc&d#top", "http://example.com:8080/?q=a%20b+c&d#top"),
      ("example.com/path", "example.com/path"),
      ("http://[2001:DB8:0:0:1:0:0:1]:8080/", "http://[2001:db8::1:0:0:1]:8080"),
      ("http://user:secret@h/", "http://user:@h"),
      ("http://a_b.example/x y?<z>", "http://a_b.example/x%20y?%3Cz%3E"),
      ("http://h/%7euser/%zz/%e4", "http://h/~user/%25zz/%E4"),
      ("http://h/a:b", "http://h/b"),
      ("//h//a//b", "h/a//b"),
      ("tcp://h:443", "tcp://h:443"),
      ("http://h/\u{E9}?\u{FC}=\u{DF}#\u{F1}", "http://h/%C3%A9?%C3%BC=%C3%9F#%C3%B1"),
      ("http://-bad-/", "http://-bad-"),
    ])
  func writesATextAsDefectDojoDoes(text: String, cleaned: String) {
    #expect(CleanedURL(URLLocation(url: text))?.text == cleaned)
  }

  @Test(
    arguments: [
      "1.2.3.4:80", "localhost:8080/x", "mailto:me@example.com", "http://h:0/", "http://h:99999",
      "http://h:x", "http://[::1", "http://h/#a\nb", "http://[a@h/",
    ])
  func dropsATextThatDefectDojoCannotRead(text: String) {
    #expect(CleanedURL(URLLocation(url: text)) == nil)
  }

  @Test(
    arguments: [
      ("http", "google.com", nil, "http://google.com"),
      ("TCP", "Blah1", nil, "tcp://blah1"),
      ("https", "2001:0db8:0:0:1:0:0:1", 8443, "https://[2001:db8::1:0:0:1]:8443"),
      (nil, "fe80::1%eth0", nil, "fe80::1%eth0"),
      (nil, "::FFFF:10.0.0.1", nil, "[::ffff:10.0.0.1]"),
      (nil, "01.2.3.4", 0, "01.2.3.4"),
      ("rdp", "h", nil, "rdp://h:3389"),
      ("http", "B\u{DC}CHER.example", nil, "http://xn--bcher-kva.example"),
      (nil, "h/x", nil, "h/x"),
      ("bad scheme", "h", 1, "bad scheme://h:1"),
      (nil, "", nil, ""),
    ] as [(String?, String, Int?, String)])
  func writesPartsAsDefectDojoDoes(scheme: String?, host: String, port: Int?, cleaned: String) {
    #expect(CleanedURL(URLLocation(host: host, port: port, scheme: scheme))?.text == cleaned)
  }

  @Test func cleansTheParts() throws {
    var location = URLLocation(host: "A_b", scheme: "HTTPS", path: " //x ")
    location.query = "?q"
    location.fragment = "#f"
    let url = try #require(CleanedURL(location))
    #expect((url.scheme, url.host, url.port) == ("https", "a_b", 443))
    #expect((url.path, url.query, url.fragment) == ("x", "q", "f"))
    #expect(url.text == "https://a_b/x?q#f")
  }
}
