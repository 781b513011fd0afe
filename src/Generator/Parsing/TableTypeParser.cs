using System.Collections.Immutable;
using Instrument.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Instrument.Generator.Parsing;

/// <summary>Reads a type with <c>[WandbTable]</c>. The generator takes its model, an analyzer its findings.</summary>
internal static class TableTypeParser
{
    public static ParseResult<TableTypeModel> Parse(INamedTypeSymbol type, KnownSymbols symbols, CancellationToken cancellationToken)
    {
        if (type.Find(symbols.WandbTableAttribute) is null)
            return ParseResult<TableTypeModel>.Nothing;
        if ((Containers.WhyNotConfig(type) ?? WhyNoPart(type)) is { } reason)
            return new(null, ImmutableArray.Create(Findings.TableRowNotSupported(type.Identifier(), type.ShortName(), reason)));

        ImmutableArray<Finding>.Builder findings = ImmutableArray.CreateBuilder<Finding>();
        Dictionary<string, ISymbol> taken = new(StringComparer.Ordinal);
        ImmutableArray<TableColumnModel>.Builder columns = ImmutableArray.CreateBuilder<TableColumnModel>();
        bool isBroken = false;
        foreach (ISymbol member in InstanceMembers.Of(type))
        {
            cancellationToken.ThrowIfCancellationRequested();
            AttributeData? key = member.FindInherited(symbols.ColumnKeyAttribute);
            if (!IsColumn(member, key is not null, symbols))
                continue;
            if (ParseMember(type, member, key, taken, symbols, findings) is { } column)
                columns.Add(column);
            else
                isBroken = true;
        }
        if (columns.Count == 0 && !isBroken)
            findings.Add(Findings.TableRowNotSupported(type.Identifier(), type.ShortName(), "has no public member"));
        bool isComplete = findings.Count == 0 && !isBroken;
        return new(isComplete ? CreateModel(type, columns.ToImmutable()) : null, findings.ToImmutable());
    }

    private static TableTypeModel CreateModel(INamedTypeSymbol type, ImmutableArray<TableColumnModel> columns) => new(
        HintName: TypeNames.HintName(type, type.FullName(), "Table"),
        GlobalName: type.GlobalName(),
        Type: PartialTypes.Model(type),
        Columns: new(columns));

    private static TableColumnModel? ParseMember(
        INamedTypeSymbol type, ISymbol member, AttributeData? attribute, Dictionary<string, ISymbol> taken, KnownSymbols symbols,
        ImmutableArray<Finding>.Builder findings)
    {
        bool isOwn = SymbolEqualityComparer.Default.Equals(member.ContainingType, type);
        if (!symbols.IsAccessibleWithin((member as IPropertySymbol)?.GetMethod ?? member, type))
        {
            findings.Add(Findings.TableRowNotSupported(
                type.Identifier(), type.ShortName(), $"cannot read {member.ContainingType.ShortName()}.{member.Name} of its base type"));
            return null;
        }
        ITypeSymbol valueType = ConfigMembers.TypeOf(member);
        if (valueType.TypeKind == TypeKind.Error)
            return null; // The compiler reports it.
        if (TableCells.Parse(valueType) is not var (cell, columnType))
        {
            findings.Add(Findings.TableColumnTypeNotSupported(isOwn ? member.MemberType() : type.Identifier(), member.Name, valueType.ShortName()));
            return null;
        }
        string key = attribute is null ? SnakeCase.From(member.Name) : attribute.Key() ?? "";
        if (taken.TryGetValue(key, out ISymbol first))
        {
            Location place = isOwn ? attribute?.KeyArgument(member.Identifier()) ?? member.Identifier() : type.Identifier();
            findings.Add(Findings.TableColumnDuplicate(place, key, first.Name, member.Name));
            return null;
        }
        taken.Add(key, member);
        return new TableColumnModel(TypeNames.Identifier(member.Name), key, columnType, cell);
    }

    // Public values are columns, and others with a name of their own; nothing that is to be ignored or that no code can read.
    private static bool IsColumn(ISymbol member, bool hasKey, KnownSymbols symbols)
    {
        if (member.IsImplicitlyDeclared && member.DeclaredAccessibility != Accessibility.Public)
            return false;
        if (member is IPropertySymbol property
            && (property.IsIndexer || !property.ExplicitInterfaceImplementations.IsEmpty || property.GetMethod is not { } getter
                || (!hasKey && getter.DeclaredAccessibility != Accessibility.Public)))
            return false;
        return (hasKey || member.DeclaredAccessibility == Accessibility.Public)
            && !ConfigMembers.IsObsoleteAsError(member) && member.FindInherited(symbols.ColumnIgnoreAttribute) is null;
    }

    private static string? WhyNoPart(INamedTypeSymbol type) => PartialTypes.CanGetPart(type) ? null
        : type.ContainingType is { } outer && !PartialTypes.CanGetPart(outer) ? "is in a type that is not partial" : "is not partial";
}
