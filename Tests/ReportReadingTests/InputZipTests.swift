import Testing

@testable import ReportReading

@Suite struct InputZipTests {
  @Test(arguments: InputSource.allCases)
  func eachMemberIsAReport(_ source: InputSource) throws {
    let reports = try source.open(InputSamples.zip, name: "r.zip")
    #expect(
      reports.map(\.name) == [
        "r.zip!first.json", "r.zip!folder/ä.json", "r.zip!empty.json", "r.zip!inner.gz",
      ])
    #expect(try reports[0].text == InputSamples.text)
    #expect(try reports[1].text == String(repeating: InputSamples.text, count: 20))
    #expect(reports[2].size == 0)
    #expect(try reports[3].bytes(in: 0..<100) == InputSamples.gzipEmpty)
    #expect(reports.allSatisfy { !$0.isOriginal })
  }

  @Test func membersAreReadWhereTheyBegin() throws {
    let report = try InputSource.file.open(InputSamples.zip)[1]
    let line = InputSamples.text.utf8.count
    #expect(try report.bytes(in: line..<line + 4) == Array("{\"a\"".utf8))
    #expect(try report.place(of: line + 2) == LineAndColumn(line: 2, column: 3))
    #expect(try report.bytes(in: 20 * line - 1..<20 * line + 50) == Array("\n".utf8))
  }

  @Test(arguments: [InputSamples.zipStored, InputSamples.zipStreamed])
  func otherWaysToWriteAMemberAreRead(_ bytes: [UInt8]) throws {
    #expect(try InputSource.file.open(bytes)[0].text == InputSamples.text)
  }

  @Test func nameFlaggedAsUTF8IsRead() throws {
    let names = try InputSource.file.open(InputSamples.zipFour, name: "z").map(\.name)
    #expect(names == ["z!0.txt", "z!1.txt", "z!ä.txt", "z!3.txt"])
  }

  private func texts(
    _ bytes: [UInt8], limits: ReadingLimits = ReadingLimits()
  ) throws -> (texts: [String], problems: [String]) {
    var problems: [String] = []
    let reports = try InputSource.file.open(bytes, name: "z", limits: limits) {
      problems.append($0.description)
    }
    return (try reports.map { try $0.text }, problems)
  }

  @Test func encryptedMemberCostsOnlyItself() throws {
    let found = try texts(InputSamples.zipEncrypted)
    #expect(found.texts == [String(repeating: InputSamples.text, count: 20)])
    #expect(
      found.problems == [
        "z!first.json: is encrypted, expected a member that opens without a password"
      ])
  }

  @Test func damagedMemberCostsOnlyItself() throws {
    var bytes = InputSamples.zipFour
    // The data of 1.txt, behind a local header of 35 bytes and "0" and one more header.
    bytes[35 + 1 + 35] ^= 1
    let found = try texts(bytes)
    #expect(found.texts == ["0", "2", "3"])
    #expect(found.problems.count == 1)
    #expect(
      found.problems[0].hasPrefix("z!1.txt: compressed data is damaged or cut short (libarchive: "))
  }

  @Test func archiveWithoutFilesHasNoReports() throws {
    let found = try texts(InputSamples.zipEmpty)
    #expect(found.texts.isEmpty)
    #expect(found.problems.isEmpty)
  }

  @Test func cutShortAtEveryByteItKeepsWhatItHasAndSaysSo() throws {
    // Each member takes 30 bytes, its name and a byte of data; without the directory behind them
    // they are still all there.
    let ends = [36, 72, 109, 145]
    for count in 4..<InputSamples.zipFour.count {
      let found = try texts(Array(InputSamples.zipFour[..<count]))
      let whole = ends.count { $0 <= count }
      #expect(found.texts == Array(["0", "1", "2", "3"].prefix(whole)), "\(count) bytes")
      if count < 145, !ends.contains(count) {
        #expect(!found.problems.isEmpty, "\(count) bytes")
      }
    }
  }

  @Test func tooManyMembersEndTheArchive() throws {
    var limits = ReadingLimits()
    limits.archiveMembers = 2
    let found = try texts(InputSamples.zipFour, limits: limits)
    #expect(found.texts == ["0", "1"])
    #expect(found.problems == ["z: holds more than 2 files, the limit"])
  }

  @Test func memberThatIsTooLargeCostsOnlyItself() throws {
    var limits = ReadingLimits()
    limits.decompressedBytes = 100
    let found = try texts(InputSamples.zip, limits: limits)
    #expect(found.texts.count == 3)
    #expect(
      found.problems == ["z!folder/ä.json: is larger than 100 bytes, the limit for one report"])
  }

  @Test func ratioCountsAllMembersTogether() throws {
    var limits = ReadingLimits()
    limits.ratioFloor = 1000
    let size = InputSamples.zipZeros.count
    limits.compressionRatio = 199_999 / size
    let found = try texts(InputSamples.zipZeros, limits: limits)
    #expect(found.texts.map(\.count) == [100_000])
    #expect(
      found.problems == [
        "z: holds more than \(limits.compressionRatio) times its \(size) compressed bytes, "
          + "the limit from 1000 bytes on"
      ])
    limits.compressionRatio += 1
    #expect(try texts(InputSamples.zipZeros, limits: limits).texts.count == 2)
  }
}
