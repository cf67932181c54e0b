import Testing

@testable import ReportReading

@Suite struct InputCompressionTests {
  @Test(arguments: InputSource.allCases, [InputSamples.gzip, InputSamples.zstd])
  func textIsDecompressed(_ source: InputSource, _ bytes: [UInt8]) throws {
    let report = try #require(try source.open(bytes, name: "r.gz").first)
    #expect(try report.text == InputSamples.text)
    #expect(report.name == "r.gz")
    #expect(!report.isOriginal)
  }

  @Test(arguments: [InputSamples.gzipEmpty, InputSamples.zstdEmpty])
  func compressedNothingIsAnEmptyReport(_ bytes: [UInt8]) throws {
    #expect(try InputSource.file.open(bytes).map(\.size) == [0])
  }

  @Test func utf16InsideIsRewritten() throws {
    let report = try InputSource.file.open(InputSamples.gzipUTF16)[0]
    #expect(try report.text == InputSamples.text)
    #expect(report.encoding == .utf16LittleEndian)
  }

  @Test(arguments: [InputSamples.gzip, InputSamples.zstd])
  func membersOneBehindTheOtherAreOneText(_ bytes: [UInt8]) throws {
    #expect(
      try InputSource.file.open(bytes + bytes)[0].text == InputSamples.text + InputSamples.text)
  }

  @Test func bytesBehindGzipCountForNothing() throws {
    let padded = InputSamples.gzip + [UInt8](repeating: 0, count: 20)
    #expect(try InputSource.file.open(padded)[0].text == InputSamples.text)
  }

  @Test func skippableFrameIsZstd() throws {
    let frame: [UInt8] = [0x50, 0x2A, 0x4D, 0x18, 2, 0, 0, 0, 9, 9]
    #expect(try InputSource.file.open(frame + InputSamples.zstd)[0].text == InputSamples.text)
  }

  @Test(arguments: [
    InputSamples.gzip, InputSamples.gzipEmpty, InputSamples.gzipZeros, InputSamples.zstd,
    InputSamples.zstdEmpty,
  ])
  func cutShortAtEveryByteItSaysSo(_ bytes: [UInt8]) {
    for count in 4..<bytes.count {
      #expect(throws: ReportError.self, "\(count) of \(bytes.count) bytes") {
        try InputSource.file.open(Array(bytes[..<count]))
      }
    }
  }

  @Test func secondMemberCutShortSaysSo() {
    for count in 1..<InputSamples.gzip.count {
      let bytes = InputSamples.gzip + InputSamples.gzip[..<count]
      #expect(throws: ReportError.self, "\(count) bytes of the second member") {
        try InputSource.file.open(bytes)
      }
    }
  }

  /// The bytes behind the header, which holds only a time and a name, but for the last byte of the
  /// deflated data, most of whose bits mean nothing.
  @Test func anyChangedBitOfTheDataIsNoticed() throws {
    let header = try #require(InputSamples.gzip.firstIndex(of: 0xAB))
    let padding = InputSamples.gzip.count - 9
    for index in header..<InputSamples.gzip.count where index != padding {
      for bit in 0..<8 {
        var bytes = InputSamples.gzip
        bytes[index] ^= 1 << UInt8(bit)
        #expect(throws: ReportError.self, "byte \(index), bit \(bit)") {
          try InputSource.file.open(bytes)
        }
      }
    }
  }

  @Test func checksumIsThatOfGzip() {
    for (text, expected) in [("", 0), ("a", 0xE8B7_BE43), ("123456789", 0xCBF4_3926)] {
      var checksum = CRC32()
      Array(text.utf8).withUnsafeBytes { checksum.add($0) }
      #expect(checksum.value == UInt32(expected))
    }
  }

  @Test func bombIsStopped() {
    var limits = ReadingLimits()
    limits.ratioFloor = 1000
    #expect {
      try InputSource.file.open(InputSamples.gzipZeros, limits: limits)
    } throws: {
      "\($0)"
        == "report: holds more than 400 times its 133 compressed bytes, the limit from 1000 bytes on"
    }
    limits.ratioFloor = 100_000
    #expect(throws: Never.self) {
      try InputSource.file.open(InputSamples.gzipZeros, limits: limits)
    }
    limits.decompressedBytes = 99_999
    #expect {
      try InputSource.file.open(InputSamples.gzipZeros, limits: limits)
    } throws: {
      "\($0)" == "report: is larger than 99999 bytes, the limit for one report"
    }
  }

  @Test func ratioCountsFromTheFirstByteBeyondIt() throws {
    var limits = ReadingLimits()
    limits.ratioFloor = 0
    limits.compressionRatio = 3
    var allowance = SizeAllowance(limits, compressed: 10)
    try allowance.spend(30)
    #expect(throws: ReportError.self) { try allowance.spend(1) }
    #expect(allowance.isBomb)
  }
}
