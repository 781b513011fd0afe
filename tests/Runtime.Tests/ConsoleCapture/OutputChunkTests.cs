using Instrument.ConsoleCapture;

namespace Instrument.Runtime.Tests.ConsoleCapture;

public sealed class OutputChunkTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly OutputChunk _chunk = new();

    [Fact]
    public void Half_of_a_character_waits_for_the_other_half()
    {
        Add("a\ud83c");
        Assert.Equal("a", Take(isLast: false));
        Assert.False(_chunk.HasText);
        Add("\udf89b");
        Assert.True(_chunk.HasText);

        Assert.Equal("🎉b", Take(isLast: false));
    }

    [Fact]
    public void At_the_end_half_of_a_character_is_given_as_it_is()
    {
        Add("\ud83c");
        Assert.Equal("", Take(isLast: false));

        Assert.Equal("\ud83c", Take(isLast: true));
        Assert.Equal("", Take(isLast: true));
    }

    [Fact]
    public void A_text_that_does_not_fit_is_cut_behind_a_line()
    {
        string text = string.Concat(Enumerable.Range(0, 1000).Select(line => $"line {line:D4}\n"));

        Assert.Equal(text.Length - OutputChunk.MaxLength / 10 * 10, Add(text));
        Assert.True(_chunk.HasLineEnd);
        Assert.Equal(text[..(OutputChunk.MaxLength / 10 * 10)], Take(isLast: false));
        Assert.False(_chunk.HasLineEnd);
    }

    [Fact]
    public void A_long_line_is_cut_where_the_chunk_is_full_but_not_inside_of_a_character()
    {
        string text = "x" + string.Concat(Enumerable.Repeat("🎉", 4000));
        Assert.Equal(text.Length - OutputChunk.MaxLength, Add(text));

        Assert.True(_chunk.IsFull);
        Assert.False(_chunk.HasLineEnd);
        Assert.Equal(text[..(OutputChunk.MaxLength - 1)], Take(isLast: false));
    }

    [Fact]
    public void It_knows_when_its_text_was_begun()
    {
        Add("a");
        Add("b", seconds: 1);
        Assert.Equal(Now, _chunk.Since);
        Take(isLast: false);
        Add("c", seconds: 2);

        Assert.Equal(Now.AddSeconds(2), _chunk.Since);
    }

    private string Take(bool isLast)
    {
        string text = _chunk.Text(isLast).ToString();
        _chunk.Remove(text.Length);
        return text;
    }

    // Returns how many characters did not fit.
    private int Add(string text, int seconds = 0)
    {
        ReadOnlySpan<char> rest = text;
        _chunk.Add(ref rest, Now.AddSeconds(seconds));
        return rest.Length;
    }
}
