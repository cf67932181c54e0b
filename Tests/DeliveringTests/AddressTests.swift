import Testing

@testable import Delivering

@Suite struct AddressTests {
  @Test(arguments: [
    ("https://dojo.example.com", "https://dojo.example.com/"),
    (" https://Dojo.example.com/ ", "https://dojo.example.com/"),
    ("https://dojo.example.com/api/v2/", "https://dojo.example.com/"),
    ("https://example.com/security/dojo/api/v2", "https://example.com/security/dojo/"),
    ("http://localhost:8080", "http://localhost:8080/"),
    ("https://[::1]:8443/", "https://[::1]:8443/"),
  ])
  func readsWhatPeoplePaste(_ text: String, _ address: String) throws {
    #expect(try ServerAddress(text).description == address)
  }

  @Test(arguments: [
    ("dojo.example.com", "found `dojo.example.com`"),
    ("ftp://example.com", "found the scheme `ftp` instead of https"),
    ("https://user:secret@example.com", "found one with a user name"),
    ("https://example.com/?a=b", "found one with a query"),
    ("", "found ``"),
  ])
  func refusesWhatIsNone(_ text: String, _ message: String) {
    let error = #expect(throws: DeliveryError.self) { try ServerAddress(text) }
    #expect(error?.description.contains(message) == true)
    #expect(error?.description.contains("secret") == false)
  }

  @Test(arguments: [
    ("", false), ("*", true), ("example.com", true), (".example.com", true),
    ("*.example.com", true), ("ample.com", false), ("other.org, DOJO.example.com", true),
    ("dojo.example.com:8443", true), ("dojo.example.com:443", false),
  ])
  func knowsWhichServersNeedNoProxy(_ list: String, _ isExcepted: Bool) throws {
    let server = try ServerAddress("https://dojo.example.com:8443")
    let proxy = try Proxy.forServer(
      server, option: nil,
      environment: ["HTTPS_PROXY": "http://proxy.example.com:3128", "no_proxy": list])
    #expect((proxy == nil) == isExcepted)
  }

  @Test(arguments: [
    ("10.0.0.0/8", true), ("10.1.2.3", true), ("10.1.2.0/24", true), ("10.1.3.0/24", false),
    ("0.0.0.0/0", true), ("10.1.2.3/33", false), ("10.1.2/8", false),
  ])
  func knowsRangesOfAddresses(_ list: String, _ isExcepted: Bool) throws {
    #expect(NoProxyList(list).contains(try ServerAddress("https://10.1.2.3")) == isExcepted)
  }

  @Test func readsTheProxyOfTheEnvironment() throws {
    let server = try ServerAddress("https://dojo.example.com")
    func proxy(_ environment: [String: String], option: String? = nil) throws -> String? {
      try Proxy.forServer(server, option: option, environment: environment).map {
        "\($0.kind.rawValue) \($0.host) \($0.port)"
      }
    }
    #expect(try proxy([:]) == nil)
    #expect(try proxy(["HTTPS_PROXY": "proxy.example.com:8080"]) == "http proxy.example.com 8080")
    #expect(try proxy(["http_proxy": "proxy.example.com:8080"]) == nil)
    #expect(
      try proxy(["ALL_PROXY": "socks5://proxy.example.com"]) == "socks5 proxy.example.com 1080")
    #expect(try proxy(["HTTPS_PROXY": "http://proxy.example.com"], option: "") == nil)
    #expect(try proxy(["NO_PROXY": "*"], option: "http://p:1") == "http p 1")
    let error = #expect(throws: DeliveryError.self) {
      try proxy(["HTTPS_PROXY": "ftp://u:pass@proxy.example.com"])
    }
    #expect(error?.description == "proxy: expected the scheme http or socks5, found `ftp`")
  }
}
