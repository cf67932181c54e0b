public import ArgumentParser
import FindingModel
public import Winnow

/// The flags that say what a server has, and what it is told to do.
struct ForecastFlags: ParsableArguments {
  @Option(
    help: "What the server has: earlier reports, or Winnow's output; repeatable.",
    completion: .file())
  var baseline: [String] = []

  @Option(name: .customLong("as"), help: "How the reports reach the server.")
  var way = PreviewOptions.Way.reimport

  @Flag(
    inversion: .prefixedNo,
    help: "Whether the server closes what the report lacks; a reimport does so by itself.")
  var closeOldFindings: Bool?

  @Flag(help: "Leave closed findings closed.")
  var doNotReactivate = false

  @Option(help: "The service that all findings are given.")
  var service: String?

  @Option(help: "What the server is told to ignore if it is less severe.")
  var minimumSeverity: Severity?

  @Option(
    help: "What the product's other engagements have, for duplicates; repeatable.",
    completion: .file())
  var otherEngagements: [String] = []

  @Flag(help: "The engagement's findings are no duplicates of those of others.")
  var deduplicationOnEngagement = false

  @Option(
    help: "A Git repository, to follow findings into renamed files.", completion: .directory)
  var repository: String?

  @Option(help: "The revision that the baseline was made of.")
  var since = "HEAD^"

  @Option(help: "How many findings may be closed without being fixed.")
  var maxClose: Int?

  /// What these flags say.
  var options: PreviewOptions {
    var options = PreviewOptions()
    options.baseline = baseline
    options.way = way
    options.closesOldFindings = closeOldFindings
    options.reactivates = !doNotReactivate
    options.service = service
    options.minimumSeverity = minimumSeverity
    options.otherEngagements = otherEngagements
    options.deduplicatesOnEngagement = deduplicationOnEngagement
    options.repository = repository.map { ($0, since) }
    options.mostClosed = maxClose
    return options
  }
}

extension PreviewOptions.Way: ExpressibleByArgument {}
