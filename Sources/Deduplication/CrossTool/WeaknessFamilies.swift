import FindingModel

/// Which CWE numbers scanners use for one and the same weakness.
///
/// By the relations of the view CWE-1000 and the categories of CWE-699
/// (<https://cwe.mitre.org/data/definitions/1000.html>,
/// <https://cwe.mitre.org/data/definitions/699.html>): a weakness with its variants, and those that
/// one line of code is filed under by one scanner or another.
enum WeaknessFamilies {
  /// A number that stands for the family; the number itself where it has no relatives, and nil where
  /// it says too little to tell weaknesses apart.
  static func family(of cwe: Int) -> Int? {
    vague.contains(cwe) ? nil : families[cwe] ?? cwe
  }

  private static let families: [Int: Int] = {
    var families: [Int: Int] = [:]
    for family in members { for cwe in family { families[cwe] = family[0] } }
    return families
  }()

  private static let members = [
    // Injection into queries of databases, directories and documents, commands, pages and code.
    [943, 89, 564], [91, 643, 652], [77, 78, 88],
    [79, 80, 81, 82, 83, 84, 85, 86, 87, 692], [94, 95, 96, 97, 917, 1336], [98, 829, 830],
    [93, 113], [470, 545],
    // Paths and files.
    [22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 73],
    [59, 61, 62, 64, 65], [377, 378, 379], [732, 276, 277, 278, 279, 281], [434, 646],
    [548, 538], [409, 776],
    // Cryptography: algorithms, keys, chance, certificates.
    [327, 326, 328, 916, 759, 760, 780, 1240], [330, 331, 332, 333, 334, 335, 336, 337, 338, 340],
    [295, 296, 297, 298, 299, 322, 599], [347, 345],
    // What is secret.
    [798, 259, 321], [311, 319, 523], [312, 313, 314, 315, 316, 317, 318], [256, 257, 260, 261],
    [522, 549], [532, 533, 534], [209, 210, 211, 550], [497, 1230], [524, 525],
    // The web.
    [611, 827], [502, 915], [1021, 451], [489, 215], [668, 605, 1327], [942, 346],
    // Resources and time.
    [400, 770, 1088, 1050], [1333, 730, 625, 185], [362, 366, 367], [404, 772, 775, 401],
    // Memory and numbers.
    [119, 120, 121, 122, 124, 125, 126, 127, 131, 786, 787, 788, 805, 806, 823],
    [415, 416, 825], [476, 690], [190, 191, 680], [457, 908, 909],
    // Who may do what.
    [287, 306, 1390], [285, 862, 863, 639],
  ]

  /// Pillars, classes and deprecated categories: of two findings at one place they say too little.
  private static let vague: Set = [
    16, 17, 18, 20, 74, 116, 138, 159, 200, 254, 264, 284, 310, 388, 399, 435, 664, 682, 691, 693,
    697, 703, 707, 710, 937, 1032, 1035,
  ]
}

/// What weakness a finding is, as far as that can be compared.
struct Weakness: Hashable {
  /// The number that it is filed under.
  let cwe: Int
  let family: Int

  /// How many are compared of those that a finding tells.
  private static let most = 8

  /// What a finding is filed under, the most telling first: that of the family which most of its
  /// numbers are of. None where no CWE number is told, or only those that say too little.
  static func all(of finding: Finding) -> [Weakness] {
    if let cwe = RuleWeaknesses.cwe(of: finding) { return all(of: [cwe]) }
    var numbers = [finding.cwe].compactMap(\.self) + finding.cwes
    for fact in finding.facts where fact.kind == .cwe {
      if let number = Int(fact.text) { numbers.append(number) }
    }
    // Trivy gives secrets no number.
    if finding.tags.contains("secret"), numbers.allSatisfy({ $0 == 0 }) { numbers = [798] }
    return all(of: numbers.filter { $0 > 0 })
  }

  static func all(of numbers: [Int]) -> [Weakness] {
    var known: Set<Int> = []
    let telling = numbers.filter { known.insert($0).inserted }.compactMap { cwe in
      WeaknessFamilies.family(of: cwe).map { Weakness(cwe: cwe, family: $0) }
    }
    if telling.count < 2 { return telling }
    var counts: [Int: Int] = [:]
    for weakness in telling { counts[weakness.family, default: 0] += 1 }
    let most = counts.values.max()
    let main = telling.first { counts[$0.family] == most }?.family
    let ordered = telling.filter { $0.family == main } + telling.filter { $0.family != main }
    return Array(ordered.prefix(Weakness.most))
  }
}
