import Testing
import Triage

/// Versions in their order, as the ecosystems' own documents and tests have them.
@Suite struct VersionOrderTests {
  /// Each before the next.
  @Test(arguments: [
    // https://semver.org/#spec-item-11
    (
      "npm",
      [
        "1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-beta", "1.0.0-beta.2",
        "1.0.0-beta.11", "1.0.0-rc.1", "1.0.0", "2.0.0", "2.1.0", "2.1.1", "2.1.10",
      ]
    ),
    ("cargo", ["1.0.0-0", "1.0.0-A", "1.0.0-a", "1", "1.0.0.1"]),
    // https://go.dev/ref/mod#pseudo-versions
    (
      "golang",
      [
        "v0.0.0-20191109021931-daa7c04131f5", "v0.0.0-20200109021931-0000c04131f5", "v0.0.1-pre",
        "v0.0.1-pre.0.20191109021931-daa7c04131f5", "v0.0.1", "v2.0.0+incompatible",
      ]
    ),
    ("golang", ["go1.20.14", "go1.21rc2", "1.21.0", "v1.21.1"]),
    // https://learn.microsoft.com/nuget/concepts/package-versioning
    ("nuget", ["1.0.1-aaa", "1.0.1-ALPHA", "1.0.1-Alpha10", "1.0.1-zzz", "1.0.1", "1.0.1.1"]),
    // https://www.debian.org/doc/debian-policy/ch-controlfields.html#version
    ("deb", ["1~~", "1~~a", "1~", "1", "1a"]),
    (
      "deb",
      [
        "2.30~rc1-1", "2.30-1", "2.30-1+deb12u1", "2.30-1+deb12u2", "2.30-1.1", "2.30-2", "2.30a-1",
        "2.30+dfsg-1", "2.30.1-1", "2.100-1", "1:0.1",
      ]
    ),
    // https://github.com/rpm-software-management/rpm/blob/master/tests/rpmvercmp.at
    ("rpm", ["xyz.4", "2", "8"]),
    ("rpm", ["1.0~rc1~git123", "1.0~rc1", "1.0~rc2", "1.0", "1.0^git1", "1.0^git2", "1.01"]),
    ("rpm", ["1.0^20160101", "1.0^20160101^git1", "1.0^20160102", "1.0.1"]),
    ("rpm", ["1.0~rc1", "1.0~rc1^git1", "1.0", "1.0^git1~pre", "1.0^git1"]),
    ("rpm", ["5.5p1", "5.5p2", "5.5p10", "5.6p1", "6.0", "6.0.rc1", "10xyz", "10.1xyz"]),
    ("rpm", ["1.0a", "1.0aa", "4.999.9", "5.0", "20101121", "20101122", "1:0.1"]),
    ("rpm", ["7.76.1-9.el9", "7.76.1-10.el9", "7.76.2-1.el9"]),
    // https://gitlab.alpinelinux.org/alpine/apk-tools/-/blob/master/test/unit/version.data
    (
      "apk",
      [
        "1.1_alpha", "1.1_alpha1", "1.1_alpha2", "1.1_beta", "1.1_pre", "1.1_rc", "1.1", "1.1_cvs",
        "1.1_svn", "1.1_git", "1.1_hg", "1.1_p", "1.1_p1", "1.1a", "1.1b", "1.1.0", "1.1.1",
      ]
    ),
    ("apk", ["1.0.4-r3", "1.0.4-r4", "1.0.4-r10", "2.3.0b-r1", "2.3.0b-r4", "3.10.18-r1"]),
    ("apk", ["8.2.0", "8.2.0015", "8.2.002", "8.2.1"]),
    // https://maven.apache.org/pom.html#version-order-specification
    (
      "maven",
      [
        "1-alpha-1", "1-alpha2", "1-b1", "1-m3", "1-rc", "1-SNAPSHOT", "1", "1-sp", "1-foo", "1-1",
        "1.1",
      ]
    ),
    ("maven", ["1-foo2", "1-foo10", "2.9.10.6", "2.9.10.7", "2.10.0", "2.10.0.pr1", "2.10.1"]),
    ("maven", ["1.foo", "1-1", "1.1"]), ("maven", ["31.1-android", "31.1-jre", "32-android"]),
    // https://packaging.python.org/en/latest/specifications/version-specifiers/
    (
      "pypi",
      [
        "1.dev0", "1.0.dev456", "1.0a1", "1.0a2.dev456", "1.0a12.dev456", "1.0a12", "1.0b1.dev456",
        "1.0b2", "1.0b2.post345.dev456", "1.0b2.post345", "1.0rc1.dev456", "1.0rc1", "1.0",
        "1.0+abc.5", "1.0+abc.7", "1.0+5", "1.0.post456.dev34", "1.0.post456", "1.0.15", "1.1.dev1",
        "1!0.1",
      ]
    ),
    // https://docs.ruby-lang.org/en/master/Gem/Version.html
    ("gem", ["0.9", "1.0.a.2", "1.0.a9", "1.0.a10", "1.0.b1", "1.0", "1.0.1", "3.2", "3.10"]),
    ("gem", ["1.0.0-rc1", "1.0.0", "1.0.0.1"]),
    (
      nil,
      [
        "1.0-dev", "1.0-alpha1", "1.0a2", "1.0-beta", "1.0b2", "1.0-milestone1", "1.0-preview",
        "1.0rc1", "v1.0", "1.0k", "1.0l", "1.0.1", "1.0.10", "1:0.1",
      ]
    ),
    ("composer", ["1.0.0-dev", "1.0.0-RC1", "1.0.0", "1.0.0-p1", "v1.0.1"]),
    ("github", ["a", "b", "1"]),
  ])
  func sorts(ecosystem: String?, versions: [String]) throws {
    for (index, lower) in versions.enumerated() {
      for higher in versions[(index + 1)...] {
        #expect(try VersionRange("<\(higher)").contains(lower, ecosystem: ecosystem), "\(higher)")
        #expect(try VersionRange(">\(lower)").contains(higher, ecosystem: ecosystem), "\(lower)")
        #expect(try !VersionRange(lower).contains(higher, ecosystem: ecosystem), "\(lower)")
      }
    }
  }

  /// All the same.
  @Test(arguments: [
    ("npm", ["1.0.0", "v1.0.0", "1", "1.0.0+build.1", "01.0.0"]),
    ("nuget", ["1.0", "1.0.0.0", "1.00", "1.0.0+meta"]), ("nuget", ["1.0-Beta", "1.0.0-beta"]),
    ("deb", ["1.0", "0:1.0", "1.0-0", "1.00"]), ("deb", ["1.", "1.0"]),
    ("rpm", ["2.0", "2_0", "0:2.0", "2.00", "2.0.", "2.0-1.el9"]), ("rpm", ["a", "a+", "_a"]),
    ("apk", ["1.2.3-r1", "1.2.3-r01", "01.2.3-r1"]),
    (
      "maven",
      [
        "1", "1.0.0", "1.ga", "1.final", "1.0", "1.", "1-", "1-0.0", "1.0.0-0.0.0", "1-release",
        "1-GA",
      ]
    ),
    ("maven", ["1-foo", "1.0.0-foo.0.0"]), ("maven", ["1-rc1", "1-cr1", "1.0-RC-1"]),
    ("maven", ["1-a1", "1-alpha-1"]),
    ("pypi", ["1.0", "v1", "1.0.0", "01.0", " 1.0 "]),
    ("pypi", ["1.0a1", "1.0.alpha.1", "1.0-ALPHA_1"]),
    ("pypi", ["1.0rc0", "1.0c", "1.0-preview"]), ("pypi", ["1.0.post1", "1.0-1", "1.0r1"]),
    ("pypi", ["1.0a0.post2", "1.0a..post2"]), ("pypi", ["1.0+ubuntu.1", "1.0+Ubuntu-1"]),
    ("gem", ["1.0", "1", "1.0.0"]), ("gem", ["1.a.1", "1.0.a1", "1.0.0.a.1"]),
    (nil, ["1.0", "1", "v1.0.0", "1_0", "1.0-final"]), (nil, ["abc", "ABC"]),
  ])
  func findsEqual(ecosystem: String?, versions: [String]) throws {
    for version in versions {
      for other in versions {
        #expect(
          try VersionRange("=" + version.filter { $0 != " " })
            .contains(other, ecosystem: ecosystem), "\(version) and \(other)")
      }
    }
  }

  /// Versions of another kind than the ecosystem's are compared by the generic rule.
  @Test(arguments: ["npm", "deb", "rpm", "apk", "maven", "pypi", "gem", "nuget", "conan"])
  func readsAnything(ecosystem: String) throws {
    let texts = [
      "", " ", "-", ":", "~", "^", "é", "1.é", "1:", "1!", "1-r", "1_x", "..", "\u{0}", "+",
    ]
    for text in texts {
      let isBelow = try VersionRange("<1.5").contains(text, ecosystem: ecosystem)
      #expect(try VersionRange(">=1.5").contains(text, ecosystem: ecosystem) != isBelow)
      #expect(try VersionRange("*").contains(text, ecosystem: ecosystem))
    }
  }

  /// The digits of a number are not counted.
  @Test(arguments: ["npm", "deb", "rpm", "apk", "maven", "pypi", "gem", nil])
  func readsNumbersOfAnyLength(ecosystem: String?) throws {
    let nines = String(repeating: "9", count: 40)
    let next = "1" + String(repeating: "0", count: 40)
    #expect(try VersionRange(">1.\(nines)").contains("1.\(next)", ecosystem: ecosystem))
    #expect(try !VersionRange(">1.\(nines)").contains("1.\(nines)", ecosystem: ecosystem))
    #expect(try VersionRange("<1.\(nines)").contains("1.2", ecosystem: ecosystem))
  }

  @Test(arguments: ["npm", "deb", "rpm", "apk", "maven", "pypi", "gem", nil])
  func readsLongVersions(ecosystem: String?) throws {
    for part in ["1-", "1.", "a1", "~", "0.", "-0"] {
      let long = "1" + String(repeating: part, count: 3_000) + "1"
      #expect(try VersionRange("=\(long)").contains(long, ecosystem: ecosystem))
    }
  }
}
