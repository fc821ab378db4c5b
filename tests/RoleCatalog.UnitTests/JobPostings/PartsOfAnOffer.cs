using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Domain;
using RoleCatalog.Domain.JobPostings;

namespace RoleCatalog.UnitTests.JobPostings;

internal sealed class PartsOfAnOffer
{
    [TestCase("1000", "2000.50")]
    [TestCase("0", null)]
    [TestCase(null, "999999999999.99")]
    [TestCase("5", "5")]
    public void Have_a_salary_from_to(string? minimum, string? maximum)
    {
        var range = Salary(minimum, maximum);

        (range.Minimum, range.Maximum).Should().Be((Amount(minimum), Amount(maximum)));
    }

    [TestCase(null, null, "salary-empty /minimum")]
    [TestCase("2", "1", "salary-order /minimum")]
    [TestCase("-0.01", null, "amount-invalid /minimum")]
    [TestCase("1", "1.001", "amount-invalid /maximum")]
    [TestCase("1", "1000000000000", "amount-invalid /maximum")]
    public void Have_no_other_salary(string? minimum, string? maximum, string broken) =>
        Refusal.Of(() => Salary(minimum, maximum)).Should().Equal(broken);

    [Test]
    public void Name_all_that_is_wrong_with_a_salary_at_once() =>
        Refusal
            .Of(() => Salary("1.005", "-1"))
            .Should()
            .Equal("amount-invalid /minimum", "amount-invalid /maximum", "salary-order /minimum");

    [TestCase("IDR")]
    [TestCase("USD")]
    [TestCase("XCG")]
    public void Are_paid_in_a_currency(string code) => Currency.Parse(code).Code.Should().Be(code);

    [TestCase(null)]
    [TestCase("idr")]
    [TestCase("RUPIAH")]
    [TestCase("XAU")]
    [TestCase("HRK")]
    public void Are_paid_in_nothing_else(string? code) =>
        Refusal.Of(() => Currency.Parse(code)).Should().Equal("currency-unknown");

    [TestCase("ID")]
    [TestCase("GB")]
    public void Are_in_a_country(string code) => Country.Parse(code).Code.Should().Be(code);

    [TestCase(null)]
    [TestCase("id")]
    [TestCase("UK")]
    [TestCase("IDN")]
    [TestCase("EU")]
    public void Are_nowhere_else(string? code) =>
        Refusal.Of(() => Country.Parse(code)).Should().Equal("country-unknown");

    [Test]
    public void Are_in_one_of_249_countries() =>
        Letters()
            .SelectMany(first => Letters().Select(second => $"{first}{second}"))
            .Count(code =>
            {
                try
                {
                    return Country.Parse(code).Code == code;
                }
                catch (Domain.DomainException)
                {
                    return false;
                }
            })
            .Should()
            .Be(249);

    [TestCase(WorkplaceType.OnSite, null, 0)]
    [TestCase(WorkplaceType.Hybrid, null, 0)]
    [TestCase(WorkplaceType.Hybrid, 1, 0)]
    [TestCase(WorkplaceType.Hybrid, 6, 0)]
    [TestCase(WorkplaceType.Remote, null, 2)]
    public void Have_a_workplace(WorkplaceType type, int? daysOnSite, int countries) =>
        Workplace.Of(type, daysOnSite, [.. Countries().Take(countries)]).Type.Should().Be(type);

    [TestCase(WorkplaceType.OnSite, 3, 0, "days-on-site-unexpected /daysOnSite")]
    [TestCase(WorkplaceType.Remote, 3, 0, "days-on-site-unexpected /daysOnSite")]
    [TestCase(WorkplaceType.Hybrid, 0, 0, "out-of-range /daysOnSite")]
    [TestCase(WorkplaceType.Hybrid, 7, 0, "out-of-range /daysOnSite")]
    [TestCase(WorkplaceType.Hybrid, 3, 1, "applicant-countries-unexpected /applicantCountries")]
    [TestCase(WorkplaceType.Remote, null, 3, "country-repeated /applicantCountries")]
    public void Have_no_other_workplace(WorkplaceType type, int? daysOnSite, int countries, string broken) =>
        Refusal.Of(() => Workplace.Of(type, daysOnSite, [.. Countries().Take(countries)])).Should().Equal(broken);

    [Test]
    public void Have_a_contact_with_all_that_is_wrong_named_at_once()
    {
        Contact.Of(null, null, null).Should().Be(Contact.None);
        Contact.Of(" Hiring team ", "jobs@acme.example", "+62 21 555").Name.Should().Be("Hiring team");
        Refusal
            .Of(() => Contact.Of("", "jobs", new string('1', 201)))
            .Should()
            .Equal("text-empty /name", "email-invalid /email", "text-too-long /phone");
    }

    [TestCase("Jobs <jobs@acme.example>")]
    [TestCase("jobs@acme.example, other@acme.example")]
    [TestCase("jobs@acme.example\r\nBcc: all@acme.example")]
    [TestCase("\"a\tb\"@acme.example")]
    [TestCase(" jobs@acme.example")]
    [TestCase("jobs@")]
    public void Have_no_other_email(string email) =>
        Refusal.Of(() => Contact.Of(null, email, null)).Should().Equal("email-invalid /email");

    [TestCase("https://acme.example", "https://acme.example/")]
    [TestCase("HTTP://Acme.Example:8080/Jobs?id=1#top", "http://acme.example:8080/Jobs?id=1#top")]
    [TestCase("https://acme.example/é x", "https://acme.example/%C3%A9%20x")]
    public void Have_a_web_address(string url, string kept) => WebAddress.Parse(url).Value.Should().Be(kept);

    [TestCase(null)]
    [TestCase("")]
    [TestCase("javascript:alert(1)")]
    [TestCase("JaVaScRiPt:alert(1)")]
    [TestCase("data:text/html,x")]
    [TestCase("file:///etc/passwd")]
    [TestCase("ftp://acme.example/")]
    [TestCase("mailto:jobs@acme.example")]
    [TestCase("https://user:password@acme.example/")]
    [TestCase("https://user@acme.example/")]
    [TestCase("/jobs")]
    [TestCase("//acme.example/jobs")]
    [TestCase("acme.example/jobs")]
    [TestCase("https://")]
    public void Have_no_other_web_address(string? url) =>
        Refusal.Of(() => WebAddress.Parse(url)).Should().Equal("url-invalid");

    [Test]
    public void Have_a_web_address_that_is_short_also_when_escaped()
    {
        const string site = "https://acme.example/";

        WebAddress.Parse(site + new string('a', 2000 - site.Length)).Value.Should().HaveLength(2000);
        Refusal.Of(() => WebAddress.Parse(site + new string('a', 2001 - site.Length))).Should().Equal("url-invalid");
        Refusal.Of(() => WebAddress.Parse(site + new string('é', 1000))).Should().Equal("url-invalid");
    }

    private static SalaryRange Salary(string? minimum, string? maximum) =>
        SalaryRange.Of(Amount(minimum), Amount(maximum), Currency.Parse("IDR"), PayUnit.Month, null);

    private static decimal? Amount(string? amount) => amount is null ? null : decimal.Parse(amount);

    private static IEnumerable<Country> Countries() => [Country.Parse("ID"), Country.Parse("SG"), Country.Parse("ID")];

    private static IEnumerable<char> Letters() => Enumerable.Range('A', 26).Select(letter => (char)letter);
}
