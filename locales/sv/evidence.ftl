# Dokumentation från leverantören.
evidence-title = Dokument
evidence-lead = Era dokument. Ett dokument kan användas i flera svar, och kommunen får bara dem som svaren hänvisar till.
evidence-count = { $count ->
    [0] Inga dokument
    [one] Ett dokument
   *[other] { $count } dokument
}
evidence-heading = Dokumentation
evidence-asked = Kommunen ber om:
evidence-cited = Svaret hänvisar till
evidence-none-cited = Svaret hänvisar inte till något dokument ännu.
evidence-upload = Ladda upp dokumentation
evidence-upload-button = Ladda upp
evidence-kinds = PDF, Word, Excel, PowerPoint, OpenDocument, PNG, JPG eller text. Högst { $limit } MB per fil.
evidence-place = Var i dokumentet
evidence-place-help = Till exempel ”sida 4” eller ”kapitel 2”.
evidence-use-earlier = Använd ett dokument som redan laddats upp
evidence-document = Dokument
evidence-cite = Hänvisa till dokumentet
evidence-uncite = Ta bort
evidence-uploaded = uppladdat { $at }
evidence-covers = Används i svar: { $questions }
evidence-covers-none = Används inte i något svar ännu.
evidence-remove = Radera
evidence-remove-title = Ta bort dokument
evidence-remove-confirm = Vill du radera { $name }?
evidence-remove-cited =
    { $count ->
        [0] Inget svar hänvisar till dokumentet längre.
        [one] Ett svar hänvisar till dokumentet och förlorar hänvisningen:
       *[other] { $count } svar hänvisar till dokumentet och förlorar hänvisningen:
    }
evidence-remove-stays = Texten i svaren finns kvar. Dokumentet kan laddas upp på nytt.
evidence-remove-all = Ta bort dokumentet
evidence-none = Inga dokument ännu
evidence-none-text = Ladda upp här, eller vid den fråga dokumentet hör till.
evidence-problem-large = Filen är för stor. Välj en mindre eller dela upp den.
evidence-problem-kind = Filens innehåll stämmer inte med de typer vi tar emot, eller med namnet. Spara den till exempel som PDF.
evidence-problem-empty = Filen är tom. Kontrollera innehållet och ladda upp den igen.
evidence-problem-many = För mycket har laddats upp på kort tid, eller så har ni för många dokument. Vänta lite eller radera några.
evidence-problem-none = Välj en fil först.
done-evidence-added = Dokumentet är uppladdat.
done-evidence-removed = Dokumentet är raderat.
done-evidence-cited = Svaret hänvisar nu till dokumentet.
done-citation-removed = Svaret hänvisar inte längre till dokumentet.
evidence-asked-if = Om svaret är { $options } ber kommunen om:
evidence-save-first = Spara svaret innan ni laddar upp, annars går det ni har skrivit förlorat.
