import FindingModel
import Foundation
import TestSupport
import Testing
import Triage

/// What is kept in mind of values that scanners name in findings.
private func originals(
  _ secrets: [String], mostBytes: Int = 1 << 20
) throws -> RedactedOriginals {
  var originals = RedactedOriginals(mostBytes: mostBytes)
  for secret in secrets {
    var finding = Finding(secret, severity: .high)
    _ = Redaction(key: try testKey()).redact(&finding, secrets: [secret], noting: &originals)
  }
  return originals
}

private func leaks(
  _ output: String, of secrets: [String], pieces: Int = .max
) throws -> [LeakCheck.Leak] {
  var check = LeakCheck(try originals(secrets))
  scan(Array(output.utf8), pieces: pieces, &check)
  #expect(check.count == check.leaks.count)
  return check.leaks
}

private func scan(_ bytes: [UInt8], pieces: Int, _ check: inout LeakCheck) {
  var rest = bytes[...]
  while !rest.isEmpty {
    rest.prefix(pieces).withUnsafeBytes { check.scan($0) }
    rest = rest.dropFirst(pieces)
  }
}

private let secret = "made up \"secret\" <1>\n& no. 2"

@Suite struct LeakCheckTests {
  @Test func theSecretItself() throws {
    let leak = try #require(try leaks("before made-up-s3cret after", of: ["made-up-s3cret"]).first)
    #expect(leak.offset == 7)
    var finding = Finding("made-up-s3cret", severity: .high)
    _ = Redaction(key: try testKey()).redact(&finding, secrets: ["made-up-s3cret"])
    #expect(leak.mark == finding.title)
    #expect(try leaks("before made-up-s3cre after", of: ["made-up-s3cret"]).isEmpty)
    #expect(try leaks("", of: ["made-up-s3cret"]).isEmpty)
    #expect(try leaks("made-up-s3cret", of: []).isEmpty)
  }

  @Test(arguments: [1, 2, 3, 7, 16, 1000]) func inPiecesOfAnySize(_ pieces: Int) throws {
    let output = "made-up-made-up-s3cret made-up-s3cretmade-up-s3cret"
    let leaks = try leaks(output, of: ["made-up-s3cret"], pieces: pieces)
    #expect(leaks.map(\.offset) == [8, 23, 37])
  }

  @Test func asOutputsWriteIt() throws {
    let json = String(decoding: try JSONEncoder().encode(secret), as: UTF8.self)
    let html = secret.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
      .replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
    let percent = try #require(secret.addingPercentEncoding(withAllowedCharacters: .alphanumerics))
    let outputs = [
      secret, json, html, secret.replacing("\"", with: "\"\""),
      percent.replacing("%2E", with: "."), percent.replacing("%2E", with: ".").lowercased(),
    ]
    for output in outputs {
      #expect(try leaks("<\(output)>", of: [secret]).count == 1, "\(output)")
    }
  }

  @Test(arguments: 0..<6) func inBase64(_ before: Int) throws {
    for secret in ["made-up-s3cret", (10..<50).map(String.init).joined()] {
      let content = String(repeating: "x", count: before) + secret + "."
      let base64 = Data(content.utf8).base64EncodedString()
      #expect(try leaks("{\"data\": \"\(base64)\"}", of: [secret]).count == 1)
    }
  }

  @Test func aLongSecretIsKnownByItsMiddle() throws {
    let long = "key = " + (0..<40).map { "\($0)-" }.joined() + " # the end"
    #expect(try leaks("a \(long) b", of: [long]).count == 1)
    #expect(try leaks("key = # the end", of: [long]).isEmpty)
  }

  /// A secret of hexadecimal digits may stand in a mark by chance.
  @Test func marksAreNoLeaks() throws {
    let marks = "a REDACTED:dead1234beef b"
    #expect(try leaks(marks, of: ["dead1234", "a12b"]).isEmpty)
    #expect(try leaks(marks + "dead1234", of: ["dead1234"]).map(\.offset) == [25])
    #expect(try leaks("REDACTED:dead1234beefdead1234", of: ["beefdead1"]).map(\.offset) == [17])
  }

  /// Words and numbers are in many texts.
  @Test(arguments: ["password", "2024", "20240101", "en-US", "abc1", "a1b"])
  func whatIsLookedFor(_ value: String) throws {
    #expect(try originals([value]).count == (value == "abc1" ? 1 : 0))
  }

  @Test func whatWasFoundByItsForm() throws {
    var originals = RedactedOriginals()
    var finding = Finding("Cookie: id=abcd1234; theme=dark1; lang=en-US", severity: .high)
    finding.description = "?token=s3cr%2Fet-of-mine"
    #expect(
      Redaction(key: try testKey()).redact(&finding, secrets: [], noting: &originals) == 4)
    var check = LeakCheck(originals)
    let output = "abcd1234 dark1 en-US s3cr/et-of-mine s3cr%2Fet-of-mine"
    scan(Array(output.utf8), pieces: .max, &check)
    #expect(Set(check.leaks.map(\.offset)) == [0, 21, 37])
  }

  @Test func budget() throws {
    let known = try originals(["made-up-s3cret", "another-s3cret", "x1y2"], mostBytes: 20)
    #expect(known.count == 2)
    #expect(known.omitted == 1)
    #expect(try originals(["made-up-s3cret"], mostBytes: 0).count == 0)
  }

  @Test func originalsOfSeveralReports() throws {
    var all = try originals(["made-up-s3cret", "another-s3cret"])
    all.add(try originals(["another-s3cret", "x1y2"]))
    #expect(all.count == 3)
    var few = try originals(["made-up-s3cret"], mostBytes: 20)
    few.add(all)
    #expect(few.count == 2)
    #expect(few.omitted == 1)
  }

  @Test func noMoreThanAHundredLeaksAreKept() throws {
    var check = LeakCheck(try originals(["made-up-s3cret"]))
    for _ in 0..<150 { scan(Array("made-up-s3cret ".utf8), pieces: .max, &check) }
    #expect(check.count == 150)
    #expect(check.leaks.count == 100)
  }

  @Test func aCopyServesForAnotherOutput() throws {
    let fresh = LeakCheck(try originals(["made-up-s3cret"]))
    var first = fresh
    scan(Array("made-up-s3".utf8), pieces: .max, &first)
    var second = fresh
    scan(Array("cret".utf8), pieces: .max, &second)
    #expect(second.count == 0)
    scan(Array("cret".utf8), pieces: .max, &first)
    #expect(first.count == 1)
  }

  /// The same places as a search for each secret alone finds, of those that end together the longest.
  @Test(arguments: 0..<200) func anyTexts(_ seed: UInt64) throws {
    var dice = Dice(seed: seed)
    let letters = Array("ab1-")
    func text(_ length: Int) -> String {
      String((0..<length).map { _ in letters[dice.below(letters.count)] })
    }
    let secrets = (0..<5).map { _ in text(4 + dice.below(4)) }
    let output = Array(text(200).utf8)
    var expected: [Int: Int] = [:]
    for secret in Set(secrets) where try originals([secret]).count == 1 {
      let secret = Array(secret.utf8)
      for start in output.indices where output[start...].starts(with: secret) {
        let end = start + secret.count
        expected[end] = min(expected[end] ?? start, start)
      }
    }
    var check = LeakCheck(try originals(secrets))
    scan(output, pieces: 1 + dice.below(20), &check)
    #expect(check.leaks.map(\.offset) == expected.sorted { $0.key < $1.key }.map(\.value))
  }
}
