/// The equations of CVSS 3.0 (<https://www.first.org/cvss/v3-0/specification-document>, section 8)
/// and 3.1 (<https://www.first.org/cvss/v3-1/specification-document>, section 7), in integers so
/// that rounding up is exact.
struct CVSS3Formula {
  /// 0 or 1.
  let minor: Int

  func scores(_ choices: CVSSChoices) -> CVSS.Scores {
    let base = Effective(base: choices)
    let modified = Effective(modified: choices)
    let baseTenths = tenths(
      impact: impact(base, changedPower: 15, factor: 1), exploitability: exploitability(base),
      scopeChanged: base.scopeChanged)
    let modifiedTenths = tenths(
      impact: minor == 0
        ? impact(modified, changedPower: 15, factor: 1)
        : impact(modified, changedPower: 13, factor: 0.9731),
      exploitability: exploitability(modified), scopeChanged: modified.scopeChanged)
    return CVSS.Scores(
      base: Double(baseTenths) / 10,
      temporal: Double(temporal(baseTenths, choices)) / 10,
      environmental: Double(temporal(modifiedTenths, choices)) / 10)
  }

  /// The metrics that an equation goes by, as numbers in the metric table, and the impacts in
  /// hundredths.
  private struct Effective {
    let attackVector, attackComplexity, privileges, interaction: Int
    let scopeChanged: Bool
    let confidentiality, integrity, availability: Int

    init(base choices: CVSSChoices) {
      (attackVector, attackComplexity, privileges, interaction) =
        (choices[.av], choices[.ac], choices[.pr], choices[.ui])
      scopeChanged = choices[.s] == 2
      confidentiality = Weight.impact[choices[.c] - 1]
      integrity = Weight.impact[choices[.i] - 1]
      availability = Weight.impact[choices[.a] - 1]
    }

    init(modified choices: CVSSChoices) {
      func number(_ modified: Metric, else base: Metric) -> Int {
        choices[modified] != 0 ? choices[modified] : choices[base]
      }
      attackVector = number(.mav, else: .av)
      attackComplexity = number(.mac, else: .ac)
      privileges = number(.mpr, else: .pr)
      interaction = number(.mui, else: .ui)
      scopeChanged = number(.ms, else: .s) == 2
      // Requirements are in halves; each product is even.
      confidentiality =
        Weight.impact[number(.mc, else: .c) - 1] * Weight.requirement[choices[.cr]] / 2
      integrity = Weight.impact[number(.mi, else: .i) - 1] * Weight.requirement[choices[.ir]] / 2
      availability = Weight.impact[number(.ma, else: .a) - 1] * Weight.requirement[choices[.ar]] / 2
    }
  }

  /// The impact sub score in units of 10⁻¹⁰, 0 where there is none.
  private func impact(_ metrics: Effective, changedPower: Int, factor: Double) -> Int {
    let kept =
      (100 - metrics.confidentiality) * (100 - metrics.integrity) * (100 - metrics.availability)
    // In units of 10⁻⁶. Base metrics never reach the limit of 0.915 that modified ones have.
    let base = min(1_000_000 - kept, 915_000)
    guard metrics.scopeChanged else { return 642 * base * 100 }
    let root = Double(base) / 1_000_000 * factor - 0.02
    let power = (0..<changedPower).reduce(1.0) { product, _ in product * root }
    return max(0, 752 * (base - 29_000) * 100 - Int((3.25 * power * 1e10).rounded()))
  }

  /// The exploitability sub score in units of 10⁻¹⁰.
  private func exploitability(_ metrics: Effective) -> Int {
    822 * Weight.attackVector[metrics.attackVector - 1]
      * Weight.attackComplexity[metrics.attackComplexity - 1]
      * Weight.privileges[metrics.privileges - 1 + (metrics.scopeChanged ? 3 : 0)]
      * Weight.interaction[metrics.interaction - 1]
  }

  private func tenths(impact: Int, exploitability: Int, scopeChanged: Bool) -> Int {
    guard impact > 0 else { return 0 }
    let sum = (impact + exploitability) * (scopeChanged ? 108 : 100)
    return min(100, roundedUp(sum, unitsInTenth: 100_000_000_000))
  }

  private func temporal(_ tenths: Int, _ choices: CVSSChoices) -> Int {
    let product =
      tenths * Weight.exploitMaturity[choices[.e]] * Weight.remediation[choices[.rl]]
      * Weight.confidence[choices[.rc]]
    return roundedUp(product, unitsInTenth: 1_000_000)
  }

  /// To the next tenth. 3.1 (appendix A) first rounds to the fifth decimal. Inlined so that each
  /// division is by a constant.
  @inline(__always)
  private func roundedUp(_ value: Int, unitsInTenth: Int) -> Int {
    let fifthDecimal = unitsInTenth / 10_000
    let value =
      minor == 0 ? value : (value + fifthDecimal / 2) / fifthDecimal * fifthDecimal
    return (value + unitsInTenth - 1) / unitsInTenth
  }
}

/// The places of the metrics in the table of 3.x.
private enum Metric: Int {
  case av, ac, pr, ui, s, c, i, a, e, rl, rc, cr, ir, ar, mav, mac, mpr, mui, ms, mc, mi, ma
}

extension CVSSChoices {
  fileprivate subscript(metric: Metric) -> Int { self[metric.rawValue] }
}

/// Weights in hundredths, in the order of the metric table (section 7.4 of 3.1); where a metric can
/// be undefined, that comes first.
private enum Weight {
  static let attackVector = [85, 62, 55, 20]
  static let attackComplexity = [77, 44]
  /// Where the scope is unchanged, then where it is changed.
  static let privileges = [85, 62, 27, 85, 68, 50]
  static let interaction = [85, 62]
  static let impact = [56, 22, 0]
  static let exploitMaturity = [100, 100, 97, 94, 91]
  static let remediation = [100, 100, 97, 96, 95]
  static let confidence = [100, 100, 96, 92]
  /// In halves.
  static let requirement = [2, 3, 2, 1]
}
