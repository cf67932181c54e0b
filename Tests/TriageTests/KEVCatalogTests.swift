import FindingModel
import ReportReading
import Testing
import Triage

private let usual = """
  {
    "title": "CISA Catalog of Known Exploited Vulnerabilities",
    "catalogVersion": "2025.06.01",
    "dateReleased": "2025-06-01T15:00:00.0000Z",
    "count": 2,
    "vulnerabilities": [
      {"cveID": "CVE-2021-44228", "vendorProject": "Apache", "dateAdded": "2021-12-10",
        "knownRansomwareCampaignUse": "Known", "cwes": ["CWE-20"]},
      {"cveID": "CVE-2018-9276", "vendorProject": "Paessler", "dateAdded": "2025-02-04",
        "knownRansomwareCampaignUse": "Unknown"}
    ]
  }
  """

private let table = """
  cveID,vendorProject,vulnerabilityName,dateAdded,shortDescription,knownRansomwareCampaignUse,cwes
  CVE-2021-44228,Apache,"Apache ""Log4Shell"" 2",2021-12-10,"One
  and two",Known,CWE-20
  CVE-2018-9276,Paessler,Injection,2025-02-04,Text,Unknown,CWE-78

  """

private func catalog(_ text: String, name: String = "kev.json") throws -> KEVCatalog {
  try KEVCatalog(openedFile(text.utf8, name: name))
}

@Suite struct KEVCatalogTests {
  @Test(arguments: [usual, table, "\u{FEFF}" + table.crlf, "\r\n" + usual.crlf])
  func usualFiles(_ text: String) throws {
    let catalog = try catalog(text)
    #expect(catalog.count == 2)
    let exploited = try #require(catalog["cve-2021-44228"])
    #expect(exploited.dateAdded == Day(year: 2021, month: 12, day: 10))
    #expect(exploited.ransomwareUsed == true)
    let other = try #require(catalog[" CVE-2018-9276"])
    #expect(other.dateAdded == Day(year: 2025, month: 2, day: 4))
    #expect(other.ransomwareUsed == false)
    #expect(catalog["CVE-2018-92760"] == nil)
    #expect(catalog[""] == nil)
  }

  @Test func release() throws {
    let json = try catalog(usual)
    #expect(json.catalogVersion == "2025.06.01")
    #expect(json.dateReleased == "2025-06-01T15:00:00.0000Z")
    #expect(try catalog(table).catalogVersion == nil)
  }

  @Test func emptyCatalog() throws {
    #expect(try catalog("{\"catalogVersion\": \"1\", \"vulnerabilities\": []}").count == 0)
    #expect(try catalog("cveID,dateAdded\n").count == 0)
  }

  /// Catalogues from before October 2023 say nothing of ransomware.
  @Test func ransomwareMayBeUnsaid() throws {
    let older = try catalog("cveID,dateAdded\nCVE-2021-1,2021-12-10\nCVE-2021-2,\n")
    #expect(older["CVE-2021-1"]?.ransomwareUsed == nil)
    #expect(older["CVE-2021-2"] != nil)
    #expect(older["CVE-2021-2"]?.dateAdded == nil)
    let twice = try catalog(
      "cveID,dateAdded,knownRansomwareCampaignUse\nCVE-2021-1,2021-12-10,Known\n"
        + "cve-2021-1,2021-11-03,Unknown\n")
    #expect(twice.count == 1)
    #expect(twice["CVE-2021-1"]?.ransomwareUsed == true)
    #expect(twice["CVE-2021-1"]?.dateAdded == Day(year: 2021, month: 11, day: 3))
  }

  @Test(arguments: [
    (
      "",
      "kev.json:1:1: expected a KEV catalogue in JSON, or in CSV with the columns `cveID` and"
        + " `dateAdded`, found ``"
    ),
    (
      "cve,epss\n1,2\n",
      "kev.json:1:1: expected a KEV catalogue in JSON, or in CSV with the columns `cveID` and"
        + " `dateAdded`, found `cve,epss`"
    ),
    (
      "{\"vulnerabilities\": []}",
      "kev.json:1:1: expected `catalogVersion` of a KEV catalogue, found none"
    ),
    ("[]", "kev.json:1:1: expected `catalogVersion` of a KEV catalogue, found none"),
    ("{\"catalogVersion\": \"1\"}", "kev.json:1:1: vulnerabilities: missing"),
    (
      "{\"catalogVersion\": \"1\",\n \"vulnerabilities\": {}}",
      "kev.json:2:21: vulnerabilities: expected a list, found an object"
    ),
    (
      "{\"catalogVersion\": \"1\", \"vulnerabilities\": [\n{\"cve\": \"CVE-2021-1\"}]}",
      "kev.json:2:1: vulnerabilities[0].cveID: missing"
    ),
    (
      "{\"catalogVersion\": \"1\", \"vulnerabilities\": [\n{\"cveID\": \" \"}]}",
      "kev.json:2:11: vulnerabilities[0].cveID: expected an identifier such as CVE-2021-44228,"
        + " found nothing"
    ),
    (
      "{\"catalogVersion\": \"1\", \"vulnerabilities\": [\n{\"cveID\": \"C\", \"dateAdded\": \"x\"}]}",
      "kev.json:2:29: vulnerabilities[0].dateAdded: expected a date as 2021-12-10, found `x`"
    ),
    (
      "cveID,dateAdded\nCVE-2021-1,2021-13-10\n",
      "kev.json:2:12: row 1.dateAdded: expected a date as 2021-12-10, found `2021-13-10`"
    ),
    (
      "{\"catalogVersion\": \"1\", \"vulnerabilities\": []} 2",
      "kev.json:1:48: expected the end of the report, found `2`"
    ),
  ])
  func refusals(_ text: String, _ expected: String) throws {
    #expect(try refusal { _ = try catalog(text) } == expected)
  }

  @Test func cutShortAnywhereItIsRefused() throws {
    for length in stride(from: 1, to: usual.utf8.count, by: 13) {
      let cut = String(decoding: usual.utf8.prefix(length), as: UTF8.self)
      #expect(try refusal { _ = try catalog(cut) } != nil, "\(length)")
    }
  }
}

extension String {
  fileprivate var crlf: String { split(separator: "\n").joined(separator: "\r\n") }
}
