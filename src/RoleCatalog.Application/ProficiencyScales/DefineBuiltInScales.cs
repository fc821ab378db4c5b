using System.Text.Json;
using MediatR;
using RoleCatalog.Application.Pipeline;
using RoleCatalog.Domain;
using RoleCatalog.Domain.ProficiencyScales;

namespace RoleCatalog.Application.ProficiencyScales;

/// <summary>Sees to it that the scales which every catalogue has are there; answers how many were missing.</summary>
public sealed record DefineBuiltInScales : ICommand<int>
{
    internal sealed class Handler(IProficiencyScaleRepository scales, TimeProvider clock)
        : IRequestHandler<DefineBuiltInScales, int>
    {
        public async Task<int> Handle(DefineBuiltInScales command, CancellationToken cancellationToken)
        {
            var builtIn = BuiltIn();
            var known = await scales.Find([.. builtIn.Select(scale => CatalogKey.Parse(scale.Id))]);
            var missing = builtIn.Where(scale => !known.ContainsKey(CatalogKey.Parse(scale.Id))).ToList();
            foreach (var input in missing)
            {
                var scale = ProficiencyScale.Define(
                    CatalogKey.Parse(input.Id),
                    input.Read(new ErrorCollector()),
                    clock.Now()
                );
                try
                {
                    await scales.Save(scale, ProficiencyScaleStates.Of(scale));
                }
                catch (DomainException taken) when (taken.Fault == Fault.Conflict)
                {
                    // Another process that starts at the same time was faster.
                }
            }

            return missing.Count;
        }

        private static IReadOnlyList<NewProficiencyScale> BuiltIn()
        {
            using var resource = typeof(DefineBuiltInScales).Assembly.GetManifestResourceStream("BuiltInScales.json")!;
            return JsonSerializer.Deserialize<IReadOnlyList<NewProficiencyScale>>(resource, JsonSerializerOptions.Web)!;
        }
    }
}
