import FindingModel
import Testing

@Suite struct CVSSTests {
  /// From FIRST's examples of 3.1 (<https://www.first.org/cvss/v3-1/examples>).
  @Test(arguments: [
    ("AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N", 6.1, Severity.medium),  // CVE-2013-1937
    ("AV:N/AC:L/PR:L/UI:N/S:C/C:L/I:L/A:N", 6.4, .medium),  // CVE-2013-0375
    ("AV:N/AC:H/PR:N/UI:R/S:U/C:L/I:N/A:N", 3.1, .low),  // CVE-2014-3566
    ("AV:N/AC:L/PR:L/UI:N/S:C/C:H/I:H/A:H", 9.9, .critical),  // CVE-2012-1516
    ("AV:L/AC:L/PR:H/UI:N/S:U/C:L/I:L/A:L", 4.2, .medium),  // CVE-2009-0783
    ("AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H", 8.8, .high),  // CVE-2012-0384
    ("AV:L/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H", 7.8, .high),  // CVE-2015-1098
    ("AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N", 7.5, .high),  // CVE-2014-0160
    ("AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", 9.8, .critical),  // CVE-2014-6271
    ("AV:N/AC:H/PR:N/UI:N/S:C/C:N/I:H/A:N", 6.8, .medium),  // CVE-2008-1447
    ("AV:P/AC:L/PR:N/UI:N/S:U/C:N/I:H/A:N", 4.6, .medium),  // CVE-2014-2019
    ("AV:A/AC:L/PR:N/UI:N/S:C/C:H/I:N/A:H", 9.3, .critical),  // CVE-2013-6014
    ("AV:N/AC:L/PR:N/UI:N/S:C/C:L/I:N/A:N", 5.8, .medium),  // CVE-2012-1342
    ("AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N", 0.0, .info),
  ])
  func scoresVersion3(metrics: String, base: Double, severity: Severity) throws {
    for minor in 0...1 {
      let cvss = try CVSS(vector: "CVSS:3.\(minor)/\(metrics)")
      #expect(cvss.baseScore == base)
      #expect(cvss.severity == severity)
      #expect(cvss.version == .v3(minor: minor))
      #expect(cvss.cleanVector == "CVSS:3.\(minor)/\(metrics)")
    }
  }

  @Test func takesTemporalAndModifiedMetricsIntoAccount() throws {
    let cvss = try CVSS(
      vector: """
        CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/E:P/RL:O/RC:R/CR:L/IR:M/AR:H/\
        MAV:L/MAC:H/MPR:L/MUI:R/MS:C/MC:L/MI:N/MA:H
        """)
    #expect(cvss.scores.base == 9.8)
    #expect(cvss.scores.temporal == 8.5)
    #expect(cvss.scores.environmental == 6.4)
  }

  @Test(arguments: [
    (
      "AV:N/AC:H/PR:H/UI:R/S:U/C:L/I:N/A:L/RC:R/CR:H/AR:H/MAV:A/MPR:N/MUI:N/MS:C/MC:H/MI:H", 8.0,
      8.1
    ),
    ("AV:P/AC:H/PR:N/UI:N/S:C/C:N/I:L/A:H/E:U/IR:L/AR:H/MAV:L/MAC:L/MPR:H/MI:N", 7.4, 7.3),
    // Nothing environmental is given, but the formula of 3.1 differs where the scope is changed.
    ("AV:N/AC:L/PR:L/UI:N/S:C/C:H/I:H/A:H", 9.9, 10.0),
  ])
  func scoresTheEnvironmentOf3_0And3_1Apart(metrics: String, v3_0: Double, v3_1: Double) throws {
    #expect(try CVSS(vector: "CVSS:3.0/\(metrics)").scores.environmental == v3_0)
    #expect(try CVSS(vector: "CVSS:3.1/\(metrics)").scores.environmental == v3_1)
  }

  /// Most from FIRST's examples of 4.0 (<https://www.first.org/cvss/v4-0/examples>).
  @Test(arguments: [
    ("AV:L/AC:L/AT:P/PR:L/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N", 7.3, Severity.high),
    ("AV:N/AC:L/AT:P/PR:N/UI:P/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N", 7.7, .high),
    ("AV:N/AC:L/AT:P/PR:N/UI:P/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/E:U", 5.2, .medium),
    ("AV:N/AC:L/AT:P/PR:N/UI:N/VC:H/VI:L/VA:L/SC:N/SI:N/SA:N", 8.3, .high),
    ("AV:N/AC:L/AT:P/PR:N/UI:N/VC:H/VI:L/VA:L/SC:N/SI:N/SA:N/CR:H/IR:L/AR:L", 8.1, .high),
    ("AV:L/AC:L/AT:N/PR:N/UI:A/VC:L/VI:N/VA:N/SC:N/SI:N/SA:N", 4.6, .medium),
    ("AV:N/AC:L/AT:N/PR:N/UI:A/VC:N/VI:N/VA:N/SC:L/SI:L/SA:N", 5.1, .medium),
    ("AV:N/AC:L/AT:N/PR:N/UI:N/VC:L/VI:L/VA:N/SC:N/SI:N/SA:N", 6.9, .medium),
    ("AV:L/AC:L/AT:N/PR:H/UI:N/VC:N/VI:N/VA:N/SC:H/SI:N/SA:N", 5.9, .medium),
    ("AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:N/VA:N/SC:N/SI:N/SA:N", 8.7, .high),  // CVE-2014-0160
    ("AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H/E:A", 10.0, .critical),
    ("AV:A/AC:L/AT:N/PR:N/UI:N/VC:N/VI:N/VA:N/SC:H/SI:N/SA:H", 6.4, .medium),  // CVE-2013-6014
    ("AV:P/AC:L/AT:N/PR:N/UI:N/VC:N/VI:H/VA:N/SC:N/SI:N/SA:N", 5.1, .medium),
    // Safety is a value of modified metrics only.
    ("AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:L/VA:N/SC:N/SI:N/SA:N/MSI:S/S:P", 8.9, .high),
    ("AV:L/AC:L/AT:N/PR:L/UI:P/VC:L/VI:H/VA:L/SC:N/SI:N/SA:L/E:P/CR:L/MPR:N", 5.4, .medium),
    // Supplemental metrics do not score.
    ("AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/AU:Y/U:Amber", 9.3, .critical),
    ("AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:N/VA:N/SC:N/SI:N/SA:N", 0.0, .info),
  ])
  func scoresVersion4(metrics: String, score: Double, severity: Severity) throws {
    let cvss = try CVSS(vector: "CVSS:4.0/\(metrics)")
    #expect(cvss.baseScore == score)
    #expect(cvss.severity == severity)
    #expect(cvss.version == .v4)
    #expect(cvss.scores.environmental == nil)
  }

  /// The first two from the guide of 2.0 (<https://www.first.org/cvss/v2/guide>, section 3.3).
  @Test(arguments: [
    ("AV:N/AC:L/Au:N/C:N/I:N/A:C", 7.8, Severity.high),  // CVE-2002-0392
    ("AV:L/AC:H/Au:N/C:C/I:C/A:C", 6.2, .medium),  // CVE-2003-0062
    ("AV:N/AC:L/Au:N/C:C/I:C/A:C", 10.0, .high),
    ("AV:N/AC:M/Au:N/C:N/I:P/A:N", 4.3, .medium),
    ("AV:L/AC:H/Au:M/C:P/I:N/A:N/E:POC/CDP:LM", 0.8, .low),
    ("AV:N/AC:L/Au:N/C:N/I:N/A:N", 0.0, .low),
  ])
  func scoresVersion2(vector: String, score: Double, severity: Severity) throws {
    let cvss = try CVSS(vector: vector)
    #expect(cvss.baseScore == score)
    #expect(cvss.severity == severity)
    #expect(cvss.version == .v2)
  }

  @Test(arguments: [
    (
      "CVSS:3.1/RL:O/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/E:P/MS:X/CR:H/RC:X",
      "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/E:P/RL:O/CR:H"
    ),
    (
      "CVSS:4.0/V:C/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/R:I/E:X/S:N/CR:L",
      "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/CR:L/S:N/R:I/V:C"
    ),
    (
      "AC:L/AV:N/Au:N/C:C/I:C/A:N/E:ND/RL:OF/TD:ND/CDP:L",
      "AV:N/AC:L/Au:N/C:C/I:C/A:N/RL:OF/CDP:L"
    ),
  ])
  func cleanVectorIsInOrderAndWithoutUndefinedMetrics(vector: String, clean: String) throws {
    #expect(try CVSS(vector: vector).cleanVector == clean)
  }
}
