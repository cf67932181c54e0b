import ArgumentParser
import Delivering
import Winnow

/// `winnow defectdojo reimport`
struct ReimportReport: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reimport",
    abstract: "Upload reports into the tests that have their findings.",
    discussion: """
      The server creates what is new, reactivates what is back and closes what is gone. What it will \
      do is said beforehand, against the live test; more than --max-close findings that nothing says \
      are fixed are not closed: exit code 5.
      """)

  @Argument(help: "Reports.", completion: .file())
  var reports: [String]

  @Option(help: "The id of the test, instead of names.")
  var testID: Int?

  @Flag(help: "Leave closed findings closed.")
  var doNotReactivate = false

  @OptionGroup(title: "Upload") var uploadFlags: UploadFlags

  @OptionGroup var runFlags: UploadRunFlags

  @OptionGroup var deliveryFlags: DeliveryFlags

  func run() async throws {
    var values = uploadFlags.values
    values["test"] = testID.map { .int($0) }
    if doNotReactivate { values["do_not_reactivate"] = true }
    try await runFlags.upload(reports, by: .reimport, values, deliveryFlags)
  }
}
