import FindingModel
import Testing
import Triage

private let epss = """
  cve,epss,percentile
  CVE-2020-0001,0.00043,0.1
  CVE-2020-0002,0.5,0.9
  CVE-2020-0003,0.25,0.8
  """

private let kev = """
  cveID,dateAdded,knownRansomwareCampaignUse
  CVE-2020-0002,2022-03-03,Unknown
  CVE-2020-0003,2021-11-03,Known
  """

private func enrichment(aliases: [String: [String]] = [:]) throws -> Enrichment {
  Enrichment(
    epss: try EPSSScores(openedFile(epss.utf8, name: "epss.csv")),
    kev: try KEVCatalog(openedFile(kev.utf8, name: "kev.csv")), aliases: aliases)
}

private func finding(_ ids: String...) -> Finding {
  var finding = Finding("title", severity: .high)
  finding.vulnerabilityIDs = ids
  return finding
}

@Suite struct EnrichmentTests {
  @Test func fillsWhatIsKnown() throws {
    var finding = finding("cve-2020-0002")
    #expect(try enrichment().apply(to: &finding))
    #expect(finding.epssScore == 0.5)
    #expect(finding.epssPercentile == 0.9)
    #expect(finding.knownExploited == true)
    #expect(finding.ransomwareUsed == false)
    #expect(finding.kevDate == Day(year: 2022, month: 3, day: 3))
    let filled = finding
    #expect(try !enrichment().apply(to: &finding))
    #expect(finding == filled)
  }

  @Test(arguments: [[], ["CVE-2019-0001"], ["GHSA-jfh8-c2jp-5v3q", ""]])
  func whatIsUnknownStays(_ ids: [String]) throws {
    var finding = Finding("title", severity: .high)
    finding.vulnerabilityIDs = ids
    finding.epssScore = 0.7
    finding.knownExploited = false
    let before = finding
    #expect(try !enrichment().apply(to: &finding, aliases: ids))
    #expect(finding == before)
  }

  @Test func theFileWins() throws {
    var finding = finding("CVE-2020-0001")
    finding.epssScore = 0.7
    finding.epssPercentile = 0.99
    finding.knownExploited = true
    #expect(try enrichment().apply(to: &finding))
    #expect(finding.epssScore == 0.00043)
    #expect(finding.epssPercentile == 0.1)
    #expect(finding.knownExploited == true)
    #expect(finding.kevDate == nil)
  }

  @Test func ofSeveralTheWorst() throws {
    var finding = finding("CVE-2020-0001", "CVE-2020-0003", "CVE-2020-0002")
    #expect(try enrichment().apply(to: &finding))
    #expect(finding.epssScore == 0.5)
    #expect(finding.epssPercentile == 0.9)
    #expect(finding.ransomwareUsed == true)
    #expect(finding.kevDate == Day(year: 2021, month: 11, day: 3))
  }

  @Test func aliasesCountWhereTheIdsAreUnknown() throws {
    var first = finding("GHSA-jfh8-c2jp-5v3q")
    #expect(try enrichment().apply(to: &first, aliases: ["CVE-2020-0003"]))
    #expect(first.epssScore == 0.25)
    #expect(first.knownExploited == true)
    // Its own identifier has a score, and only its alias is in the catalogue.
    var second = finding("CVE-2020-0001")
    #expect(try enrichment().apply(to: &second, aliases: ["CVE-2020-0002"]))
    #expect(second.epssScore == 0.00043)
    #expect(second.kevDate == Day(year: 2022, month: 3, day: 3))
  }

  @Test func tableOfAliases() throws {
    let enrichment = try enrichment(
      aliases: [
        "ghsa-jfh8-c2jp-5v3q": ["CVE-2020-0001"], "GHSA-JFH8-C2JP-5V3Q": ["cve-2020-0003"],
        "CVE-2020-0001": ["CVE-2020-0002"],
      ])
    var first = finding("GHSA-jfh8-c2jp-5v3q")
    #expect(enrichment.apply(to: &first))
    #expect(first.epssScore == 0.25)
    var second = finding("CVE-2020-0001")
    #expect(enrichment.apply(to: &second))
    #expect(second.epssScore == 0.00043)
    #expect(second.knownExploited == true)
    var third = finding("OTHER-1")
    #expect(enrichment.apply(to: &third, aliases: ["GHSA-jfh8-c2jp-5v3q"]))
    #expect(third.epssScore == 0.25)
  }

  @Test func onlyOneOfTheFiles() throws {
    var first = finding("CVE-2020-0002")
    let kev = try KEVCatalog(openedFile(kev.utf8, name: "kev.csv"))
    #expect(Enrichment(epss: nil, kev: kev).apply(to: &first))
    #expect(first.epssScore == nil)
    #expect(first.knownExploited == true)
    var second = finding("CVE-2020-0002")
    let oldest = try EPSSScores(openedFile("cve,epss\nCVE-2020-0002,0.5".utf8, name: "e.csv"))
    second.epssPercentile = 0.3
    #expect(Enrichment(epss: oldest, kev: nil).apply(to: &second))
    #expect(second.epssScore == 0.5)
    #expect(second.epssPercentile == 0.3)
    #expect(second.knownExploited == nil)
    #expect(!Enrichment(epss: nil, kev: nil).apply(to: &second))
  }
}
