/// The scoring of CVSS 4.0 (<https://www.first.org/cvss/v4-0/specification-document>, section 8.2):
/// what the worst vector of the same class scores, less the way down to the classes below. In
/// integers, so that rounding is exact.
enum CVSS4Formula {
  static func scores(_ choices: CVSSChoices) -> CVSS.Scores {
    CVSS.Scores(
      base: Double(tenths(Effective(choices))) / 10, temporal: nil, environmental: nil)
  }

  private static func tenths(_ metrics: Effective) -> Int {
    guard metrics.hasImpact else { return 0 }
    let levels = Levels(metrics)
    var way = Way(from: levels.score)
    way.add(to: levels.belowClass1, steps: metrics.stepsInClass1(levels), of: depth1[levels.eq1])
    way.add(to: levels.belowClass2, steps: metrics.stepsInClass2(levels), of: depth2[levels.eq2])
    way.add(
      to: levels.belowClass36, steps: metrics.stepsInClass36(levels), of: depth36[levels.eq36])
    way.add(to: levels.belowClass4, steps: metrics.stepsInClass4(levels), of: depth4[levels.eq4])
    // A level of class 5 is a single value, so nothing is taken off, but it counts in the mean.
    way.add(to: levels.belowClass5, steps: 0, of: 1)
    return way.tenths
  }

  /// Steps from the worst vector of each level to that of the next one.
  private static let depth1 = [1, 4, 5]
  private static let depth2 = [1, 2]
  private static let depth36 = [7, 6, 8, 8, 10]
  private static let depth4 = [6, 5, 4]
}

/// The mean of what the classes take off a score.
private struct Way {
  /// In tenths, as all scores here.
  let score: Int
  /// In units of 1/840 of a tenth: 840 is a multiple of every depth.
  private var sum = 0
  private var classes = 0

  init(from score: Int) { self.score = score }

  /// Adds one class, unless there is no score below.
  mutating func add(to below: Int?, steps: Int, of depth: Int) {
    guard let below else { return }
    sum += (score - below) * steps * (840 / depth)
    classes += 1
  }

  /// The score less the mean, to the nearest tenth, halves up.
  var tenths: Int {
    guard classes > 0 else { return score }
    let units = 840 * classes
    return min(100, (2 * max(0, score * units - sum) + units) / (2 * units))
  }
}

/// The metrics that score, as steps from the worst value: 0 is the worst.
private struct Effective {
  let av, ac, at, pr, ui: Int
  let vc, vi, va, sc: Int
  /// 0 is safety, 1 high, 2 low, 3 none.
  let si, sa: Int
  let e, cr, ir, ar: Int

  /// Of the metrics in the table of 4.0; the modified ones follow from the 15th on, in the order of
  /// the base metrics.
  init(_ choices: CVSSChoices) {
    func steps(_ base: Int) -> Int {
      (choices[base + 15] != 0 ? choices[base + 15] : choices[base]) - 1
    }
    // The table lists safety last.
    func stepsFromSafety(_ base: Int) -> Int { (steps(base) + 1) % 4 }
    // Undefined is the worst.
    func stepsOrWorst(_ metric: Int) -> Int { max(0, choices[metric] - 1) }
    (av, ac, at, pr, ui) = (steps(0), steps(1), steps(2), steps(3), steps(4))
    (vc, vi, va, sc) = (steps(5), steps(6), steps(7), steps(8))
    (si, sa) = (stepsFromSafety(9), stepsFromSafety(10))
    e = stepsOrWorst(11)
    (cr, ir, ar) = (stepsOrWorst(12), stepsOrWorst(13), stepsOrWorst(14))
  }

  var hasImpact: Bool { vc < 2 || vi < 2 || va < 2 || sc < 2 || si < 3 || sa < 3 }

  // Steps below the worst vector of the level. A level can have several worst vectors, but all of
  // them stand equally many steps below the worst of all vectors: the number that is taken off.

  func stepsInClass1(_ levels: Levels) -> Int {
    av + pr + ui - (levels.eq1 == 2 ? 3 : levels.eq1)
  }

  func stepsInClass2(_ levels: Levels) -> Int { ac + at - levels.eq2 }

  func stepsInClass36(_ levels: Levels) -> Int {
    let worst =
      switch levels.eq36 {
      case 0: 0
      case 2: 1
      default: 3
      }
    return vc + vi + va + cr + ir + ar - worst
  }

  func stepsInClass4(_ levels: Levels) -> Int {
    let worst =
      switch levels.eq4 {
      case 0: 0
      case 1: 2
      default: 5
      }
    return sc + si + sa - worst
  }
}

/// The level of a vector in each equivalence class (section 8.2, tables 24 to 29): 0 is the worst.
private struct Levels {
  var eq1, eq2: Int
  /// Classes 3 and 6 in one: 0 to 4 are the levels 00, 01, 10, 11 and 21.
  var eq36: Int
  var eq4, eq5: Int

  init(_ metrics: Effective) {
    let (av, pr, ui) = (metrics.av == 0, metrics.pr == 0, metrics.ui == 0)
    eq1 = av && pr && ui ? 0 : (av || pr || ui) && metrics.av != 3 ? 1 : 2
    eq2 = metrics.ac == 0 && metrics.at == 0 ? 0 : 1
    let (vc, vi, va) = (metrics.vc == 0, metrics.vi == 0, metrics.va == 0)
    let eq6 = vc && metrics.cr == 0 || vi && metrics.ir == 0 || va && metrics.ar == 0 ? 0 : 1
    eq36 = vc && vi ? eq6 : vc || vi || va ? 2 + eq6 : 4
    let high = metrics.sc == 0 || metrics.si == 1 || metrics.sa == 1
    eq4 = metrics.si == 0 || metrics.sa == 0 ? 0 : high ? 1 : 2
    eq5 = metrics.e
  }

  /// What the worst vector with these levels scores, in tenths.
  var score: Int { Int(CVSS4Lookup.tenths[(((eq1 * 2 + eq2) * 5 + eq36) * 3 + eq4) * 3 + eq5]) }

  // The scores of the next lower level of one class, nothing below the lowest.

  var belowClass1: Int? { eq1 == 2 ? nil : score { $0.eq1 += 1 } }
  var belowClass2: Int? { eq2 == 1 ? nil : score { $0.eq2 += 1 } }
  var belowClass4: Int? { eq4 == 2 ? nil : score { $0.eq4 += 1 } }
  var belowClass5: Int? { eq5 == 2 ? nil : score { $0.eq5 += 1 } }

  /// Below 00 stand both 01 and 10: the higher score counts.
  var belowClass36: Int? {
    switch eq36 {
    case 0: max(score { $0.eq36 = 1 }, score { $0.eq36 = 2 })
    case 1, 2: score { $0.eq36 = 3 }
    case 3: score { $0.eq36 = 4 }
    default: nil
    }
  }

  private func score(with change: (inout Levels) -> Void) -> Int {
    var levels = self
    change(&levels)
    return levels.score
  }
}
