/// What the variables of CI services say about the code that was scanned.
public struct CIVariables: Sendable, Equatable {
  public let branch: String?
  public let commit: String?
  public let build: String?

  /// GitHub, GitLab, Bitbucket, Azure and Jenkins, in this order, each by a variable that no other
  /// has.
  private static let services:
    [(marker: String, branch: [String], commit: String, build: [String])] =
      [
        (
          "GITHUB_ACTIONS", ["GITHUB_HEAD_REF", "GITHUB_REF_NAME"], "GITHUB_SHA", ["GITHUB_RUN_ID"]
        ),
        ("GITLAB_CI", ["CI_COMMIT_REF_NAME"], "CI_COMMIT_SHA", ["CI_PIPELINE_ID", "CI_JOB_ID"]),
        (
          "BITBUCKET_BUILD_NUMBER", ["BITBUCKET_BRANCH", "BITBUCKET_TAG"], "BITBUCKET_COMMIT",
          ["BITBUCKET_BUILD_NUMBER"]
        ),
        (
          "TF_BUILD", ["BUILD_SOURCEBRANCHNAME", "BUILD_SOURCEBRANCH"], "BUILD_SOURCEVERSION",
          ["BUILD_BUILDID", "BUILD_BUILDNUMBER"]
        ),
        (
          "JENKINS_URL", ["BRANCH_NAME", "GIT_BRANCH"], "GIT_COMMIT", ["BUILD_NUMBER", "BUILD_ID"]
        ),
      ]

  public init(_ environment: [String: String]) {
    func text(_ names: [String]) -> String? {
      names.lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
    }
    guard let service = CIVariables.services.first(where: { text([$0.marker]) != nil }) else {
      (branch, commit, build) = (nil, nil, nil)
      return
    }
    branch = text(service.branch)
    commit = text([service.commit])
    build = text(service.build)
  }
}
