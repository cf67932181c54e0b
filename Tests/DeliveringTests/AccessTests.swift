import Testing

@testable import Delivering

@Suite struct AccessTests {
  private func access(
    _ environment: [String: String], address: String? = nil, token: String? = nil
  ) throws -> ServerAccess {
    try ServerAccess(
      toDefectDojo: address, token: token.map { try Secret($0) }, environment: environment)
  }

  @Test func ownNamesNeedNoNote() throws {
    let access = try access([
      "DEFECTDOJO_URL": "https://dojo.example.com", "DEFECTDOJO_API_TOKEN": "abc\n",
    ])
    #expect(access.server.description == "https://dojo.example.com/")
    #expect(access.token?.text == "abc")
    #expect(access.notes.isEmpty)
  }

  @Test(
    arguments: zip(
      ServerAccess.defectDojoAddresses + ["DEFECTDOJO_URL", "DEFECTDOJO_URL", "DD_URL"],
      ServerAccess.defectDojoTokens))
  func namesOfOtherProgramsAreReadAndNamed(_ address: String, _ token: String) throws {
    let access = try access([address: "https://dojo.example.com", token: "abc"])
    #expect(access.token?.text == "abc")
    let foreign = [address, token].filter { !$0.hasPrefix("DEFECTDOJO_URL") }
      .filter { $0 != "DEFECTDOJO_API_TOKEN" }
    #expect(access.notes == foreign.map { "\($0) is used" })
  }

  @Test func theFirstNameWinsAndSaysSo() throws {
    let access = try access([
      "DEFECTDOJO_URL": "https://a.example.com", "DD_URL": "https://b.example.com",
      "DEFECTDOJO_TOKEN": "one", "DD_API_KEY": "two",
    ])
    #expect(access.server.host == "a.example.com")
    #expect(access.token?.text == "one")
    #expect(
      access.notes == [
        "DEFECTDOJO_URL is used, not DD_URL", "DEFECTDOJO_TOKEN is used, not DD_API_KEY",
      ])
  }

  @Test func aKeyOfDatadogIsLeftAlone() throws {
    let access = try access([
      "DEFECTDOJO_URL": "https://dojo.example.com", "DD_API_KEY": "datadog",
    ])
    #expect(access.token == nil)
  }

  @Test func whatTheUserSaysWins() throws {
    let access = try access(
      ["DEFECTDOJO_URL": "https://a.example.com", "DEFECTDOJO_API_TOKEN": "one"],
      address: "https://b.example.com", token: "two")
    #expect(access.server.host == "b.example.com")
    #expect(access.token?.text == "two")
    #expect(access.notes.isEmpty)
  }

  @Test func errorsNameTheVariableAndNotTheToken() {
    #expect(throws: DeliveryError(.unfit, "expected the address of DefectDojo in DEFECTDOJO_URL")) {
      try access(["DEFECTDOJO_API_TOKEN": "abc"])
    }
    #expect(
      throws: DeliveryError(
        .unfit,
        "DEFECTDOJO_API_TOKEN: expected a token of visible ASCII characters, found others")
    ) {
      try access([
        "DEFECTDOJO_URL": "https://dojo.example.com", "DEFECTDOJO_API_TOKEN": "a b\u{e9}c",
      ])
    }
  }
}
