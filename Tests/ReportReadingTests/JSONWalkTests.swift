import TestSupport
import Testing

@testable import ReportReading

/// A report may be asked anything in any order: it answers as if all of it were in memory.
struct JSONWalkTests {
  @Test(arguments: [64, 100, 500, 4096]) func answersInAnyOrder(_ windowSize: Int) throws {
    let scratch = try ReportScratch()
    for seed in 0..<150 {
      var dice = Dice(seed: UInt64(seed))
      let tree = dice.tree(size: 40)
      let document = dice.written(tree)
      let report = JSONReport(
        try scratch.report(document), limits: ReadingLimits(), windowSize: windowSize)
      var questions = Questions(report.root, tree, document, dice)
      questions.ask(times: 40)
      report.finish()
      questions.expect(report.failure == nil, "reads to its end")
      #expect(questions.fault == nil, "seed \(seed)")
      #expect(report.takeRemarks() == FirstErrors())
      if questions.fault != nil { return }
    }
  }
}

/// Asks a report at random, half-read iterations and all, and compares the answers.
private struct Questions {
  private struct Iteration {
    var elements: AnyIterator<(key: String?, value: JSON)>
    var expected: ArraySlice<(key: String?, value: Tree)>
  }

  private var known: [(json: JSON, tree: Tree)]
  private var iterations: [Iteration] = []
  private let document: [UInt8]
  private var dice: Dice
  private var asked: [String] = []
  /// What was asked until an answer was wrong.
  private(set) var fault: String?

  init(_ root: JSON, _ tree: Tree, _ document: [UInt8], _ dice: Dice) {
    known = [(root, tree)]
    self.document = document
    self.dice = dice
  }

  mutating func ask(times: Int) {
    for _ in 0..<times where fault == nil {
      let (json, tree) = known[dice.below(known.count)]
      switch dice.below(9) {
      case 0: expect(Tree(json) == tree, "\(json.path) as a whole")
      case 1...3: askForPart(json, tree)
      case 4: askForSize(json, tree)
      case 5: startIteration(json, tree)
      case 6: askForFirst(json, tree)
      case 7: askForPlace(json, tree)
      default: if !iterations.isEmpty { goOn(dice.below(iterations.count)) }
      }
    }
  }

  mutating func expect(_ holds: Bool, _ question: String) {
    asked.append(question)
    if !holds, fault == nil { fault = asked.joined(separator: "\n") }
  }

  private mutating func askForPart(_ json: JSON, _ tree: Tree) {
    switch tree {
    case .object(let members):
      guard let member = members.randomElement(using: &dice), dice.below(4) > 0 else {
        return expect(!json[named: "no such key"].exists, "\(json.path) for a key that is missing")
      }
      let value = json[named: member.key]
      expect(isAlike(value, member.value), "\(json.path) for \(member.key.debugDescription)")
      known.append((value, member.value))
    case .list(let elements):
      let index = dice.below(elements.count + 1)
      let value = json[index]
      guard index < elements.count else {
        return expect(!value.exists, "\(json.path) for [\(index)], which is missing")
      }
      expect(isAlike(value, elements[index]), "\(json.path) for [\(index)]")
      known.append((value, elements[index]))
    default:
      expect(!json[named: "key"].exists, "\(json.path) for a key")
    }
  }

  private mutating func askForSize(_ json: JSON, _ tree: Tree) {
    let (size, isTruthy): (Int, Bool)
    switch tree {
    case .object(let members): (size, isTruthy) = (members.count, !members.isEmpty)
    case .list(let elements): (size, isTruthy) = (elements.count, !elements.isEmpty)
    case .text(let text): (size, isTruthy) = (0, !text.isEmpty)
    case .number(let number): (size, isTruthy) = (0, number != 0)
    case .flag(let flag): (size, isTruthy) = (0, flag)
    case .null, .missing: (size, isTruthy) = (0, false)
    }
    expect(json.count == size && json.isTruthy == isTruthy, "\(json.path) for its size")
  }

  private mutating func startIteration(_ json: JSON, _ tree: Tree) {
    switch tree {
    case .object(let members):
      var iterator = json.members.makeIterator()
      iterations.append(
        Iteration(
          elements: AnyIterator { iterator.next().map { (key: $0.key, value: $0.value) } },
          expected: members.map { (key: $0.key, value: $0.value) }[...]))
    case .list(let elements):
      var iterator = json.makeIterator()
      iterations.append(
        Iteration(
          elements: AnyIterator { iterator.next().map { (key: nil, value: $0) } },
          expected: elements.map { (key: nil, value: $0) }[...]))
    default: return
    }
    asked.append("iteration \(iterations.count - 1) over \(json.path)")
  }

  private mutating func goOn(_ index: Int) {
    let element = iterations[index].elements.next()
    let expected = iterations[index].expected.popFirst()
    let question = "iteration \(index) for its next"
    guard let element, let expected else {
      return expect(element == nil && expected == nil, question)
    }
    expect(element.key == expected.key && isAlike(element.value, expected.value), question)
    known.append((element.value, expected.value))
  }

  private mutating func askForFirst(_ json: JSON, _ tree: Tree) {
    guard case .object(let members) = tree, let one = members.randomElement(using: &dice),
      let other = members.randomElement(using: &dice)
    else { return }
    let first = members.first { $0.key == one.key || $0.key == other.key }
    let found = json.first(of: one.key, "no such key", other.key)
    expect(
      found?.key == first?.key && isAlike(found?.value, first?.value ?? .missing),
      "\(json.path) for the first of \([one.key, other.key])")
  }

  private mutating func askForPlace(_ json: JSON, _ tree: Tree) {
    let bytes = json.position.bytes
    let part = Array(document[bytes.clamped(to: document.indices)])
    let value = try? WayOfReading.all[0].value(of: part)?.tree
    let hugs = part.first.map { $0 > 0x20 } == true && part.last.map { $0 > 0x20 } == true
    expect(value == tree && hugs, "\(json.path) for its place, \(bytes)")
  }

  /// Whether the values are equal as far as that can be seen without looking into a container.
  private func isAlike(_ json: JSON?, _ tree: Tree) -> Bool {
    switch tree {
    case .object: json?.isObject == true
    case .list: json?.isList == true
    default: json.map { Tree($0) } == tree
    }
  }
}
