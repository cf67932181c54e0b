import FindingModel
import Testing

@Suite struct PackageURLTests {
  /// Texts with their canonical forms.
  @Test(arguments: [
    ("pkg:maven/org.apache.commons/io@1.3.4", "pkg:maven/org.apache.commons/io@1.3.4"),
    ("pkg:npm/@angular/core@12.3.1", "pkg:npm/%40angular/core@12.3.1"),
    ("pkg:npm/%40angular/core@12.3.1", "pkg:npm/%40angular/core@12.3.1"),
    ("pkg:npm/%40Angular/Core", "pkg:npm/%40Angular/core"),
    ("pkg:PyPI/Django_Allauth.X@1.0_A", "pkg:pypi/django-allauth.x@1.0_A"),
    ("pkg:github/Package-URL/purl-Spec@244FD", "pkg:github/package-url/purl-spec@244FD"),
    ("pkg:bitbucket/Birken/Pygments", "pkg:bitbucket/birken/pygments"),
    ("pkg:composer/Guzzle/Promises@2.0.2", "pkg:composer/guzzle/promises@2.0.2"),
    ("pkg:nuget/Newtonsoft.Json@13.0.1", "pkg:nuget/Newtonsoft.Json@13.0.1"),
    (
      "pkg:golang/google.golang.org/Genproto@abc#/api/../x//./y/",
      "pkg:golang/google.golang.org/Genproto@abc#api/x/y"
    ),
    (
      "pkg:docker/cassandra@sha256:244fd?repository_url=gcr.io%2Fa",
      "pkg:docker/cassandra@sha256:244fd?repository_url=gcr.io/a"
    ),
    (
      "pkg:deb/debian/curl@7.50.3-1?distro=jessie&Arch=i386&empty=",
      "pkg:deb/debian/curl@7.50.3-1?arch=i386&distro=jessie"
    ),
    ("pkg:rpm/fedora/curl@1:7.50.3+x", "pkg:rpm/fedora/curl@1:7.50.3%2Bx"),
    ("pkg:oci/Debian@SHA256%3AFF", "pkg:oci/debian@sha256:ff"),
    ("pkg:huggingface/microsoft/Deberta@559062AD", "pkg:huggingface/microsoft/Deberta@559062ad"),
    ("pkg:cpan/drolsky/DateTime@1.55", "pkg:cpan/DROLSKY/DateTime@1.55"),
    ("pkg:hackage/A_b@1", "pkg:hackage/A-b@1"),
    ("pkg:pub/Flutter-Downloader@1", "pkg:pub/flutter_downloader@1"),
    (
      "pkg:mlflow/CreditFraud@3?repository_url=https://adb-5.azuredatabricks.net/mlflow",
      "pkg:mlflow/creditfraud@3?repository_url=https://adb-5.azuredatabricks.net/mlflow"
    ),
    (
      "pkg:mlflow/CreditFraud@3?repository_url=https://a.azureml.net",
      "pkg:mlflow/CreditFraud@3?repository_url=https://a.azureml.net"
    ),
    ("pkg://npm/foo@1", "pkg:npm/foo@1"),
    ("pkg:npm//a//b/foo@1", "pkg:npm/a/b/foo@1"),
    ("pkg: npm/ foo @ 1 ", "pkg:npm/foo@1"),
    ("pkg:deb/a@1@2", "pkg:deb/a%401@2"),
    ("pkg:deb/a@", "pkg:deb/a"),
    ("pkg:generic/a%2Fb/c?x=%26%3D#d%2Fe", "pkg:generic/a/b/c?x=%26%3D#d/e"),
    ("pkg:generic/a%zz@%", "pkg:generic/a%25zz@%25"),
    ("pkg:generic/na\u{EF}ve@\u{1F600}", "pkg:generic/na%C3%AFve@%F0%9F%98%80"),
    ("pkg:generic/e\u{301}/\u{301}x@1", "pkg:generic/e%CC%81/%CC%81x@1"),
    ("pkg:generic/https://github.com/foo/bar@1", "pkg:generic/https:github.com:/foo/bar@1"),
    ("pkg:generic/a?k=1&k=2&k=", "pkg:generic/a?k=2"),
  ])
  func isCanonical(text: String, canonical: String) throws {
    let purl = try PackageURL(text)
    #expect(purl.description == canonical)
    #expect(try PackageURL(canonical) == purl)
  }

  @Test func holdsDecodedParts() throws {
    let purl = try PackageURL(
      "pkg:NPM/%40scope%2Fx/a%20b@1%2B2?Vcs_Url=git%2Bhttps://x&arch=any#src/%41")
    #expect(purl.type == "npm")
    #expect(purl.namespace == "@scope/x")
    #expect(purl.name == "a b")
    #expect(purl.version == "1+2")
    #expect(purl.qualifiers.map(\.key) == ["arch", "vcs_url"])
    #expect(purl.qualifier("vcs_url") == "git+https://x")
    #expect(purl.subpath == "src/A")
  }

  @Test func lacksWhatIsNotThere() throws {
    let purl = try PackageURL("pkg:cargo/rand?#")
    #expect(purl.namespace == nil)
    #expect(purl.version == nil)
    #expect(purl.qualifiers.isEmpty)
    #expect(purl.subpath == nil)
  }

  @Test(arguments: [
    ("", PackageURLError.scheme("")),
    ("npm/foo", .scheme("npm/foo")),
    ("PKG:npm/foo", .scheme("PKG:npm/foo")),
    (" pkg:npm/foo", .scheme(" pkg:npm/foo")),
    ("pkg:", .type("")),
    ("pkg:npm", .type("")),
    ("pkg:3npm/foo", .type("3npm")),
    ("pkg:n&g?inx/foo", .type("n&g?inx")),
    ("pkg:npm/", .missingName),
    ("pkg:npm/@1.0", .missingName),
    ("pkg:npm/@foo", .missingName),
    ("pkg:npm/@foo/bar/baz", .missingName),
    ("pkg:maven/@foo/bar", .missingName),
    ("pkg:generic/a/%20", .missingName),
    ("pkg:npm/foo?a", .qualifier("a")),
    ("pkg:npm/foo?a=1&", .qualifier("")),
    ("pkg:npm/foo?in%20production=true", .qualifierKey("in%20production")),
    ("pkg:npm/foo?1a=2", .qualifierKey("1a")),
  ])
  func refuses(text: String, error: PackageURLError) {
    #expect(throws: error) { try PackageURL(text) }
  }

  @Test func saysWhatWasExpected() {
    let error = #expect(throws: PackageURLError.self) { try PackageURL("npm/foo") }
    #expect(error?.description == "expected a package URL that begins with pkg:, found \"npm/foo\"")
  }
}
