import TestSupport
import Testing

@testable import ReportReading

@Suite struct InputEncodingTests {
  private func bytes(_ units: [UInt16], isBigEndian: Bool) -> [UInt8] {
    units.flatMap { unit in
      let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
      return isBigEndian ? pair : pair.reversed()
    }
  }

  @Test(arguments: InputSource.allCases, [false, true])
  func utf16IsRewritten(_ source: InputSource, isBigEndian: Bool) throws {
    let text = "<a>é€𝄞\u{FFFF}</a>\n"
    let report = try #require(
      try source.open(bytes([0xFEFF] + Array(text.utf16), isBigEndian: isBigEndian)).first)
    #expect(try report.text == text)
    #expect(report.encoding == (isBigEndian ? .utf16BigEndian : .utf16LittleEndian))
    #expect(!report.isOriginal)
    #expect(report.contentStart == 0)
  }

  @Test func onlyAByteOrderMarkIsAnEmptyReport() throws {
    #expect(try InputSource.file.open([0xFF, 0xFE]).map(\.size) == [0])
  }

  @Test func utf32IsRefused() {
    #expect {
      try InputSource.file.open([0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0])
    } throws: {
      "\($0)" == "report: is written in UTF-32, expected UTF-8 or UTF-16"
    }
  }

  @Test func textLongerThanAChunkIsWhole() throws {
    let text = String(repeating: "x𝄞", count: 100_000)
    let report = try InputSource.file.open(
      bytes([0xFEFF, 0x61] + Array(text.utf16), isBigEndian: false))[0]
    #expect(try report.text == "a" + text)
  }

  /// The standard library repairs UTF-16 by the same rule: one U+FFFD for each lone surrogate.
  @Test func loneSurrogatesAreReplaced() {
    var random = Dice(seed: 16)
    let units: [UInt16] = [0x41, 0xE9, 0x20AC, 0xD800, 0xDBFF, 0xDC00, 0xDFFF, 0xFFFF]
    for _ in 0..<500 {
      let text = (0..<random.below(12)).map { _ in units[random.below(units.count)] }
      let isBigEndian = random.below(2) == 0
      let pieces = bytes(text, isBigEndian: isBigEndian)
      let cut = random.below(pieces.count + 1)
      var decoder = UTF16Decoder(isBigEndian: isBigEndian)
      var found: [UInt8] = []
      for piece in [Array(pieces[..<cut]), Array(pieces[cut...])] {
        piece.withUnsafeBytes { decoder.decode($0, into: &found) }
      }
      decoder.finish(into: &found)
      #expect(String(decoding: found, as: UTF8.self) == String(decoding: text, as: UTF16.self))
    }
  }

  @Test func halfACodeUnitAtTheEndIsReplaced() throws {
    let report = try InputSource.file.open([0xFF, 0xFE, 0x61, 0, 0x62])[0]
    #expect(try report.text == "a\u{FFFD}")
  }
}
