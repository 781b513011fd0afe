using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Instrument.Generator.Parsing;

/// <summary>Makes the full keys of one type's or method's metrics and finds those that are invalid or taken.</summary>
internal sealed class MetricKeyChecker(ISymbol root, KnownSymbols symbols, ImmutableArray<Finding>.Builder findings)
{
    private readonly Dictionary<string, MetricSite> _taken = new(StringComparer.Ordinal);

    /// <summary>Whether a key is wrong, although the finding may belong to another type.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>A key as the prefix of others.</summary>
    public static string Prefix(string key) => key.EndsWith("/", StringComparison.Ordinal) ? key : key + "/";

    /// <summary>The prefix that a type or method gives to its keys; empty when it gives none or a wrong one.</summary>
    public string ParsePrefix(ISymbol holder)
    {
        if (MetricMembers.PrefixAttribute(holder, symbols) is not { } attribute || attribute.Key() is not { } prefix)
            return "";
        MetricKeyViolation violation = MetricKeyGrammar.Check(prefix);
        if (violation == MetricKeyViolation.None)
            return Prefix(prefix);
        IsBroken = true;
        if (SymbolEqualityComparer.Default.Equals(holder, root) && root.Find(symbols.MetricAttribute) is not null)
            Report(attribute.KeyArgument(root.Identifier()), prefix, violation);
        return "";
    }

    /// <summary>The full key of the metric; null when it is invalid.</summary>
    public string? Check(MetricSite site)
    {
        string key = site.Attribute.Key() ?? SnakeCase.From(site.Member.Name);
        string fullKey = site.Scope.Prefix + key;
        MetricKeyViolation violation = MetricKeyGrammar.Check(key);
        MetricKeyViolation inFull = MetricKeyGrammar.Check(fullKey);
        // Only the start of the full key can make it a reserved one.
        if (MetricKeyGrammar.IsReserved(violation) && !MetricKeyGrammar.IsReserved(inFull))
            violation = MetricKeyViolation.None;
        bool isOfBoth = violation == MetricKeyViolation.None
            && inFull is MetricKeyViolation.TooLong or MetricKeyViolation.ReservedForSystem;
        if (isOfBoth)
            violation = inFull;
        if (violation == MetricKeyViolation.None)
            return fullKey;
        if ((isOfBoth || site.IsTop) && site.IsOwn(root, symbols))
            Report(site.KeyLocation(symbols), isOfBoth || violation == MetricKeyViolation.TooLong ? fullKey : key, violation);
        return null;
    }

    /// <summary>Checks the key of values whose files are named after it; false when a file cannot have such a name.</summary>
    public bool CheckFileName(MetricSite site, string fullKey)
    {
        if (MetricKeyGrammar.FindInNoFileName(fullKey) is not { } wrong)
            return true;
        // Where only a prefix has the character, the outermost type that brings it is to blame.
        string key = fullKey.Substring(site.Scope.Prefix.Length);
        bool isInPrefix = MetricKeyGrammar.FindInNoFileName(key) is null;
        if ((isInPrefix || site.IsTop) && site.IsOwn(root, symbols))
            findings.Add(Findings.MetricKeyInvalid(site.KeyLocation(symbols), isInPrefix ? fullKey : key, MetricKeyGrammar.DescribeInNoFileName(wrong)));
        return false;
    }

    /// <summary>Takes the keys of a family; false when its shape is wrong or a key is invalid or taken.</summary>
    /// <param name="site">Where the family is declared.</param>
    /// <param name="shape">The shape of its full keys.</param>
    /// <param name="family">Its elements.</param>
    /// <param name="haveFiles">Whether files are named after the keys.</param>
    public bool ClaimFamily(MetricSite site, string shape, MetricFamilyShape family, bool haveFiles)
    {
        bool isOwn = site.IsTop && site.IsOwn(root, symbols);
        if (family.WhyWrong(shape) is { } reason)
        {
            if (isOwn)
                findings.Add(Findings.MetricKeyInvalid(site.KeyLocation(symbols), shape, reason));
            return false;
        }
        foreach (string key in family.Keys(shape))
        {
            MetricKeyViolation violation = MetricKeyGrammar.Check(key);
            if (violation != MetricKeyViolation.None && isOwn)
                Report(site.KeyLocation(symbols), key, violation);
            if (violation != MetricKeyViolation.None || (haveFiles && !CheckFileName(site, key)) || !Claim(site, key))
                return false;
        }
        return true;
    }

    /// <summary>Checks the key that the metric names as its x axis. W&amp;B's own keys are good axes.</summary>
    public void CheckAxis(MetricSite site)
    {
        if (site.Attribute.Named<string?>("Axis", null) is not { } axis)
            return;
        MetricKeyViolation violation = MetricKeyGrammar.Check(axis);
        if (violation is MetricKeyViolation.None or MetricKeyViolation.Reserved)
            return;
        IsBroken = true;
        if (site.IsTop && site.IsOwn(root, symbols))
            Report(site.Attribute.NamedArgument("Axis", site.Member.Identifier()), axis, violation);
    }

    /// <summary>Takes the key for the metric; false when another metric has it.</summary>
    public bool Claim(MetricSite site, string key)
    {
        if (!_taken.TryGetValue(key, out MetricSite first))
        {
            _taken.Add(key, site);
            return true;
        }
        // Two metrics that one nested type brings along are that type's mistake, two inherited ones the base type's.
        MetricSite place = site.IsOwn(root, symbols) ? site : first;
        bool isOwnMistake = place.IsOwn(root, symbols) && !SymbolEqualityComparer.Default.Equals(site.Top, first.Top);
        if (isOwnMistake)
            findings.Add(Findings.MetricKeyDuplicate(place.KeyLocation(symbols), key, first.Path, site.Path));
        return false;
    }

    private void Report(Location location, string key, MetricKeyViolation violation) => findings.Add(
        MetricKeyGrammar.IsReserved(violation)
            ? Findings.MetricKeyReserved(location, key, MetricKeyGrammar.Describe(violation))
            : Findings.MetricKeyInvalid(location, key, MetricKeyGrammar.Describe(violation)));
}
