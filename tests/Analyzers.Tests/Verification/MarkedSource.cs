using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;

namespace Instrument.Analyzers.Tests.Verification;

/// <summary>
/// C# text in which the places of expected diagnostics are marked: <c>{|INST1001:place|}</c>, or <c>[|place|]</c> for any rule.
/// A compiler error that follows from a reported declaration is expected in the same way: <c>{|CS1503:place|}</c>.
/// </summary>
internal sealed partial record MarkedSource(string Text, IReadOnlyList<ExpectedDiagnostic> Expected)
{
    public static MarkedSource Parse(string markup)
    {
        var text = new StringBuilder();
        var open = new Stack<(string? Id, int Start)>();
        var expected = new List<ExpectedDiagnostic>();
        int position = 0;
        foreach (Match token in Token().Matches(markup))
        {
            text.Append(markup, position, token.Index - position);
            position = token.Index + token.Length;
            if (token.Value is not ("|]" or "|}"))
            {
                open.Push((token.Groups["id"] is { Success: true } id ? id.Value : null, text.Length));
                continue;
            }
            (string? Id, int Start) mark = open.Pop();
            Assert.Equal(mark.Id is null, token.Value == "|]");
            expected.Add(new ExpectedDiagnostic(mark.Id, TextSpan.FromBounds(mark.Start, text.Length)));
        }
        text.Append(markup, position, markup.Length - position);
        Assert.Empty(open);
        return new MarkedSource(text.ToString(), expected);
    }

    [GeneratedRegex(@"\[\||\|\]|\{\|(?<id>[A-Z]+[0-9]+):|\|\}")]
    private static partial Regex Token();
}

/// <summary>A place where a diagnostic is expected: of one ID, or of any rule of this library.</summary>
internal sealed record ExpectedDiagnostic(string? Id, TextSpan Span);
