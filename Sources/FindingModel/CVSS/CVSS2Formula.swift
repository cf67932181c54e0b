/// The base equation of CVSS 2.0 (<https://www.first.org/cvss/v2/guide>, section 3.2.1), in integers
/// so that rounding is exact.
enum CVSS2Formula {
  static func scores(_ choices: CVSSChoices) -> CVSS.Scores {
    CVSS.Scores(base: Double(baseTenths(choices)) / 10, temporal: nil, environmental: nil)
  }

  // Weights in thousandths, in the order of the metric table.
  private static let accessVector = [395, 646, 1000]
  private static let accessComplexity = [350, 610, 710]
  private static let authentication = [450, 560, 704]
  private static let impact = [0, 275, 660]

  private static func baseTenths(_ choices: CVSSChoices) -> Int {
    let kept = (3...5).reduce(1) { $0 * (1000 - impact[choices[$1] - 1]) }
    guard kept < 1_000_000_000 else { return 0 }
    // 10.41 · (1 − kept) · 0.6, in units of 10⁻¹².
    let impactPart = 1041 * (1_000_000_000 - kept) * 6
    // 20 · AV · AC · Au · 0.4 = 8 · AV · AC · Au, in units of 10⁻⁹.
    let exploitabilityPart =
      8 * accessVector[choices[0] - 1] * accessComplexity[choices[1] - 1]
      * authentication[choices[2] - 1]
    let sum = impactPart + exploitabilityPart * 1000 - 1_500_000_000_000
    // · 1.176, in units of 10⁻¹⁵, to the nearest tenth, halves up.
    return (sum * 1176 + 50_000_000_000_000) / 100_000_000_000_000
  }
}
