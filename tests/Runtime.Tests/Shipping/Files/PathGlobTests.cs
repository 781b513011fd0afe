using Instrument.Shipping.Files;

namespace Instrument.Runtime.Tests.Shipping.Files;

public class PathGlobTests
{
    [Theory]
    [InlineData("", "", true)]
    [InlineData("", "a", false)]
    [InlineData("*", "", true)]
    [InlineData("*", "abc", true)]
    [InlineData("*", "a/b", false)]
    [InlineData("*/*", "a/b", true)]
    [InlineData("*.txt", "a.txt", true)]
    [InlineData("*.txt", "a.txt.gz", false)]
    [InlineData("*.txt", "media/a.txt", false)]
    [InlineData("media/*", "media/a", true)]
    [InlineData("media/*", "media/a/b", false)]
    [InlineData("**", "a/b", false)]
    [InlineData("a*b*c", "axxbyybzc", true)]
    [InlineData("a*b*c", "axxbyy/zc", false)]
    [InlineData("a*b/*c", "abb/xc", true)]
    [InlineData("*ab", "aab", true)]
    [InlineData("a*", "b", false)]
    [InlineData("?", "a", true)]
    [InlineData("?", "😀", true)]
    [InlineData("?", "/", false)]
    [InlineData("a?c", "abc", true)]
    [InlineData("a?c", "ac", false)]
    [InlineData("[abc]", "b", true)]
    [InlineData("[a-c]x", "bx", true)]
    [InlineData("[a-c]x", "dx", false)]
    [InlineData("[^a-c]", "d", true)]
    [InlineData("[^a-c]", "b", false)]
    [InlineData("[^a]", "/", false)]
    [InlineData("[\\]a]", "]", true)]
    [InlineData("[\\-]", "-", true)]
    [InlineData("\\*", "*", true)]
    [InlineData("\\*", "a", false)]
    [InlineData("a\\b", "ab", true)]
    [InlineData("Ä*", "Äpfel", true)]
    [InlineData("A", "a", false)]
    public void A_pattern_matches_whole_paths_part_by_part(string pattern, string path, bool isMatch) =>
        Assert.Equal(isMatch, new PathGlob(pattern).IsMatch(path));

    [Theory]
    [InlineData("[")]
    [InlineData("[]")]
    [InlineData("[]a]")]
    [InlineData("[a")]
    [InlineData("[a-]")]
    [InlineData("[-a]")]
    [InlineData("[^]")]
    [InlineData("\\")]
    [InlineData("[\\")]
    public void A_malformed_pattern_matches_nothing(string pattern)
    {
        PathGlob glob = new(pattern);
        foreach (string path in (string[])["", "a", "]", "-", "^", "[", "\\", pattern])
            Assert.False(glob.IsMatch(path), path);
    }

    [Fact]
    public void A_pattern_of_many_asterisks_is_matched_in_sensible_time() =>
        Assert.False(new PathGlob(string.Concat(Enumerable.Repeat("*a", 200)) + "b").IsMatch(new string('a', 4000)));
}
