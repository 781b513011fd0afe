using System.Text;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrument.Generator.Parsing;

/// <summary>
/// Reads documentation comments as plain text. It reads the source itself, because without a documentation file the compiler takes
/// them for ordinary comments.
/// </summary>
internal static class Documentation
{
    /// <summary>The member's summary, or what its record says of the parameter; null when there is none.</summary>
    public static string? SummaryOf(ISymbol member, CancellationToken cancellationToken)
    {
        foreach (SyntaxReference reference in member.DeclaringSyntaxReferences)
        {
            SyntaxNode node = reference.GetSyntax(cancellationToken);
            XElement? found = node is ParameterSyntax { Parent.Parent: { } record } parameter
                ? Parse(record)?.Elements("param").FirstOrDefault(element => (string?)element.Attribute("name") == parameter.Identifier.ValueText)
                : Parse(node is VariableDeclaratorSyntax { Parent.Parent: { } field } ? field : node)?.Element("summary");
            if (found is not null && Text(found) is { Length: > 0 } text)
                return text;
        }
        return null;
    }

    private static XElement? Parse(SyntaxNode node)
    {
        // Behind other code on its line a comment belongs to the token before, unless the compiler takes it for documentation.
        string comments = node.GetFirstToken().GetPreviousToken().TrailingTrivia.ToFullString() + node.GetLeadingTrivia().ToFullString();
        if (!comments.Contains('/'))
            return null;
        StringBuilder xml = new("<doc>");
        bool isInBlock = false;
        foreach (string line in comments.Split('\n'))
        {
            string text = line.Trim();
            bool opens = !isInBlock && Starts(text, "/**", '*') && !text.StartsWith("/**/", StringComparison.Ordinal);
            if (opens || isInBlock)
            {
                int start = opens ? 3 : text.StartsWith("*", StringComparison.Ordinal) && !text.StartsWith("*/", StringComparison.Ordinal) ? 1 : 0;
                int end = text.IndexOf("*/", start, StringComparison.Ordinal);
                isInBlock = end < 0;
                xml.Append(text, start, (isInBlock ? text.Length : end) - start).Append('\n');
            }
            else if (Starts(text, "///", '/'))
            {
                xml.Append(text, 3, text.Length - 3).Append('\n');
            }
        }
        try
        {
            return XElement.Parse(xml.Append("</doc>").ToString());
        }
        catch (XmlException)
        {
            return null;
        }
    }

    // One more of the last character makes an ordinary comment of it.
    private static bool Starts(string text, string mark, char last) =>
        text.StartsWith(mark, StringComparison.Ordinal) && (text.Length == mark.Length || text[mark.Length] != last);

    private static string Text(XElement element)
    {
        StringBuilder text = new();
        Append(element, text);
        return string.Join(" ", text.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static void Append(XElement element, StringBuilder text)
    {
        foreach (XNode node in element.Nodes())
        {
            if (node is XText plain)
                text.Append(plain.Value);
            else if (node is XElement { IsEmpty: false } inner)
                Append(inner, text);
            else if (node is XElement reference)
                text.Append(Name(reference));
        }
    }

    // <see cref="T:MyApp.Optimizer"/> is read as its last name.
    private static string? Name(XElement reference)
    {
        string? name = (string?)reference.Attribute("cref") ?? (string?)reference.Attribute("name") ?? (string?)reference.Attribute("langword");
        return reference.Attribute("cref") is null ? name : name!.Substring(name.LastIndexOf('.') + 1);
    }
}
