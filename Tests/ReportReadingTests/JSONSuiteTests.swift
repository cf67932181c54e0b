import Testing

@testable import ReportReading

/// The rules of RFC 8259 by the cases of JSONTestSuite, each read in every way.
struct JSONSuiteTests {
  @Test(arguments: WayOfReading.all) func acceptsWhatIsJSON(_ reading: WayOfReading) throws {
    for (name, document) in jsonAccepted {
      #expect(try reading.value(of: bytes(document)) != nil, "\(name)")
    }
  }

  @Test(arguments: WayOfReading.all) func refusesWhatIsNot(_ reading: WayOfReading) throws {
    for (name, document) in jsonRefused {
      #expect(try reading.value(of: bytes(document)) == nil, "\(name)")
    }
  }

  @Test func readsWhatIsLeftOpenTheSameInEveryWay() throws {
    for (name, document) in jsonEither {
      let document = bytes(document)
      let first = try WayOfReading.all[0].value(of: document)
      for reading in WayOfReading.all.dropFirst() {
        let other = try reading.value(of: document)
        #expect(first?.tree == other?.tree, "\(name), \(reading)")
        #expect(first?.replacedBytes == other?.replacedBytes, "\(name), \(reading)")
      }
      // Only what should have been turned into UTF-8 before it came here is refused.
      let isUTF16 = name.contains("utf16") || name.contains("UTF-16")
      #expect((first == nil) == isUTF16, "\(name)")
    }
  }

  @Test func namesTheSamePlaceForAFaultInEveryWindow() throws {
    for (name, document) in jsonRefused where document.utf8.count < 1000 {
      let whole = try failure(bytes(document), windowSize: 256 << 10)
      #expect(whole != nil, "\(name)")
      for windowSize in tinyWindows {
        #expect(try failure(bytes(document), windowSize: windowSize) == whole, "\(name)")
      }
    }
  }

  private func failure(_ bytes: [UInt8], windowSize: Int) throws -> ReportError? {
    let report = try jsonReport(bytes, windowSize: windowSize)
    _ = Tree(report.root)
    report.finish()
    return report.failure
  }

  /// The bytes of a case, in which `<XX>` stands for the byte 0xXX.
  private func bytes(_ document: String) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = ArraySlice(document.utf8)
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "<"), rest.dropFirst(2).first == UInt8(ascii: ">"),
        let code = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(code)
        rest = rest.dropFirst(3)
      } else {
        bytes.append(byte)
      }
    }
    return bytes
  }
}
