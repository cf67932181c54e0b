import Foundation

/// A report as `trufflehog git --json` of version 3 writes it: a line for each secret, `<`, `>` and
/// `&` escaped as Go's encoder does.
struct TrufflehogReport: MadeUpReport {
  private(set) var findings = 0
  private var prose: Prose
  private var detectors: [Detector] = []

  private struct Detector {
    let type: Int
    let name: String
    let description: String
  }

  init(prose: Prose) {
    self.prose = prose
    detectors = (0..<200).map { detector($0) }
  }

  private mutating func detector(_ type: Int) -> Detector {
    Detector(
      type: type, name: "\(prose.noun().capitalized)\(prose.noun().capitalized)\(type)",
      description: prose.text(bytes: 120...250).json(escapingMarkup: true))
  }

  let opening = ""

  let closing = ""

  mutating func record() -> String {
    defer { findings += 1 }
    let detector = prose.pick(detectors)
    let secret = prose.secret(digits: 20...80, end: "\n")
    let isVerified = prose.number(0...3) == 0
    let error = #""VerificationError":\#("lookup \(prose.noun()).example.org: timeout".json()),"#
    let shown = secret.count > 100 ? "\(secret.prefix(64))" : "\(secret.prefix(8))********"
    return #"{"SourceMetadata":{"Data":{"Git":\#(place())}},"SourceID":1,"SourceType":16,"#
      + #""SourceName":"trufflehog - git","DetectorType":\#(detector.type),"#
      + #""DetectorName":"\#(detector.name)","DetectorDescription":\#(detector.description),"#
      + #""DecoderName":"\#(prose.pick(["PLAIN", "PLAIN", "BASE64"]))","#
      + #""Verified":\#(isVerified),\#(!isVerified && prose.number(0...4) == 0 ? error : "")"#
      + #""VerificationFromCache":\#(prose.pick([true, false])),"Raw":\#(secret.json()),"#
      + #""RawV2":"\#(prose.pick(["", prose.hex(60)]))","Redacted":\#(shown.json()),"#
      + #""ExtraData":\#(extraData(isVerified)),"StructuredData":null}"# + "\n"
  }

  private mutating func place() -> String {
    let file = "src/\(prose.noun())/\(prose.noun())/\(prose.name())_\(findings).yaml"
    let author = prose.name()
    let email = "\(author) <\(author)@example.org>".json(escapingMarkup: true)
    let time = prose.moment().dropLast().split(separator: "T").joined(separator: " ")
    return #"{"commit":"\#(prose.hex(40))","file":"\#(file)","email":\#(email),"#
      + #""repository":"https://git.example.org/orchard/\#(prose.noun()).git","#
      + #""timestamp":"\#(time) +0000","line":\#(prose.number(1...2000))}"#
  }

  /// What the service that the secret is for says of it.
  private mutating func extraData(_ isVerified: Bool) -> String {
    guard isVerified else { return "null" }
    return #"{"account":"\#(prose.number(100_000_000...999_999_999))","#
      + #""rotation_guide":"https://rotate.example.org/\#(prose.name())/","#
      + #""user_id":"\#(prose.hex(20))"}"#
  }
}
