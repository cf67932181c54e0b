import ArgumentParser

/// A format that reports are made up in.
enum InputFormat: String, CaseIterable, ExpressibleByArgument {
  case trivy
  case semgrep
  case zap
  case dependencyCheck = "dependency_check"

  var isXML: Bool { self == .zap || self == .dependencyCheck }

  var fileName: String { rawValue + (isXML ? ".xml" : ".json") }

  /// The same report for the same seed.
  func report(keys: KeyOrder, seed: UInt64) -> any MadeUpReport {
    let prose = Prose(seed: seed)
    return switch self {
    case .trivy: TrivyReport(prose: prose, keys: keys)
    case .semgrep: SemgrepReport(prose: prose)
    case .zap: ZAPReport(prose: prose)
    case .dependencyCheck: DependencyCheckReport(prose: prose)
    }
  }
}

/// Where the members that records share stand: before the records, or where a reader that goes
/// through the file once comes too late for them.
enum KeyOrder: String, CaseIterable, ExpressibleByArgument {
  case inOrder = "in-order"
  case late
}
