using System.Runtime.CompilerServices;

namespace SpaceCloud.Operator.Tests.Contacts.Goldens;

/// <summary>
/// Every folder beside this file is a case; a new one needs no C#. With SPACECLOUD_WRITE_GOLDENS=1 the expectations are written anew, to be
/// read before they are committed.
/// </summary>
public sealed class PlannerGoldenTests
{
    public static TheoryData<string> Cases => [.. GoldenCase.Names];

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_is_written_is_what_is_expected_and_then_nothing(string name)
    {
        GoldenCase one = GoldenCase.Read(name);
        string written = one.Run();
        if (Environment.GetEnvironmentVariable("SPACECLOUD_WRITE_GOLDENS") == "1")
        {
            File.WriteAllText(Path.Combine(Source(), name, "expected.yaml"), written);
            return;
        }

        Assert.Equal(one.Expected, written);
        Assert.Equal("", one.Run());
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_order_of_the_objects_changes_no_byte(string name)
    {
        for (int seed = 1; seed <= 5; seed++)
        {
            Assert.Equal(GoldenCase.Read(name).Run(), GoldenCase.Read(name, seed).Run());
        }
    }

    private static string Source([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
