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
        StringBuilder xml = new("<doc>");
        foreach (string line in node.GetLeadingTrivia().ToFullString().Split('\n'))
        {
            string text = line.Trim();
            if (text.StartsWith("///", StringComparison.Ordinal))
                xml.Append(text, 3, text.Length - 3).Append('\n');
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
