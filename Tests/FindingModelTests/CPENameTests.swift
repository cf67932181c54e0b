import FindingModel
import Testing

/// The examples of NISTIR 7695, 6.1.3 and 6.2.3, among others.
@Suite struct CPENameTests {
  @Test(arguments: [
    (
      "cpe:2.3:a:microsoft:internet_explorer:8.0.6001:beta:*:*:*:*:*:*",
      "cpe:/a:microsoft:internet_explorer:8.0.6001:beta"
    ),
    (
      "cpe:2.3:a:microsoft:internet_explorer:8.*:sp?:*:*:*:*:*:*",
      "cpe:/a:microsoft:internet_explorer:8.%02:sp%01"
    ),
    (
      "cpe:2.3:a:hp:insight_diagnostics:7.4.0.1570:-:*:*:online:win2003:x64:*",
      "cpe:/a:hp:insight_diagnostics:7.4.0.1570:-:~~online~win2003~x64~"
    ),
    (
      #"cpe:2.3:a:foo\\bar:big\$money_manager_2010:*:*:*:*:special:ipod_touch:80gb:*"#,
      "cpe:/a:foo%5cbar:big%24money_manager_2010:::~~special~ipod_touch~80gb~"
    ),
    (#"cpe:2.3:a:acme:c\+\+:1\.0\:2:*:*:*:*:*:*:*"#, "cpe:/a:acme:c%2b%2b:1.0%3a2"),
    ("cpe:2.3:a:x:y:1:*:en:fr:*:*:*:*", "cpe:/a:x:y:1::en:fr"),
    ("cpe:2.3:a:x:y", "cpe:/a:x:y"), ("cpe:/a:x:y:1", "cpe:/a:x:y:1"),
    (#"cpe:2.3:a:x:y\"#, "cpe:/a:x:y"),
  ])
  func uri(_ formatted: String, _ uri: String) {
    #expect(CPEName.uri(formatted) == uri)
  }

  @Test(arguments: ["", "cpe", "pkg:npm/a", "a:x:y", "cpe:2.4:a:x:y"])
  func noNames(_ text: String) {
    #expect(CPEName.uri(text) == nil)
  }

  @Test(arguments: [
    ("cpe:/a:acme:c%2b%2b:1.0", #"cpe:2.3:a:acme:c\+\+:1.0"#),
    ("cpe:/a:acme::2", "cpe:2.3:a:acme:*:2"),
    ("cpe:/a:acme:a%01%02", "cpe:2.3:a:acme:a?*"),
  ])
  func formatted(_ uri: String, _ beginning: String) {
    #expect(CPEName.formatted(fromURI: uri) == beginning)
    #expect(CPEName.uri(beginning) == uri)
  }

  @Test(arguments: ["cpe:/a:x:y:1::~~online", "cpe:/a:x%2", "cpe:/a:x%zz", "a:x"])
  func notFormatted(_ uri: String) {
    #expect(CPEName.formatted(fromURI: uri) == nil)
  }
}
