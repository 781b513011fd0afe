using Instrument.Artifacts;
using Instrument.Artifacts.Hashing;
using Instrument.Testing;
using Xunit.Abstractions;

namespace Instrument.Runtime.Tests.Artifacts;

/// <summary>Hashing many files at the same time gives what the framework gives for each.</summary>
public sealed class FileLanesTests(ITestOutputHelper output) : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Files_of_any_length_have_the_digest_of_the_framework()
    {
        Random random = Seed.Random(output);
        List<int> lengths = [0, 1, 55, 56, 57, 63, 64, 65, 119, 120, 127, 128, 65535, 65536, 65537, 65600, 200_000];
        lengths.AddRange(Enumerable.Range(0, 100).Select(_ => random.Next(0, 150_000)));
        Check(lengths, random);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    public void Any_number_of_files_is_hashed(int count) => Check([.. Enumerable.Range(0, count).Select(index => index * 1000)], new Random(count));

    [Fact]
    public void Every_length_around_the_end_of_a_block_is_padded_right() => Check([.. Enumerable.Range(0, 260)], new Random(3));

    private void Check(List<int> lengths, Random random)
    {
        if (!Md5Lanes.IsSupported)
            return;
        string[] expected = new string[lengths.Count];
        for (int index = 0; index < lengths.Count; index++)
        {
            byte[] content = new byte[lengths[index]];
            random.NextBytes(content);
            expected[index] = ContentDigest.Of(content);
            File.WriteAllBytes(_directory.File($"{index}"), content);
        }
        string[] found = new string[lengths.Count];
        int taken = 0;
        using (FileLanes lanes = new())
        {
            lanes.Run(
                () => taken == lengths.Count ? null : (taken, _directory.File($"{taken++}")),
                (index, digest, length) =>
                {
                    Assert.Equal(lengths[index], length);
                    found[index] = digest;
                });
        }
        Assert.Equal(expected, found);
    }
}
